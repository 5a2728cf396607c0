package io.jenkins.plugins.securitygate.scanner.configuration;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Location;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A port or a range of ports, as the value of a fact.
 *
 * @param value the number, the range {@code 8000-8010}, or a word for what has no number
 * @param number -1 for a range and a word
 * @param protocol {@code TCP} when empty
 */
public record PortFact(String value, int number, String protocol) {
    private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    public PortFact {
        protocol = protocol.isEmpty() ? "TCP" : protocol.toUpperCase(Locale.ROOT);
    }

    /** Reads a number or a range; empty for anything else, for example a variable. */
    public static Optional<PortFact> parse(String text, String protocol) {
        Matcher matcher = PORTS.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean single = matcher.group(2) == null || matcher.group(2).equals(matcher.group(1));
        int first = Integer.parseInt(matcher.group(1));
        return Optional.of(
                single ? new PortFact(matcher.group(1), first, protocol) : new PortFact(matcher.group(), -1, protocol));
    }

    /** A port that is chosen when the deployment starts. */
    public static PortFact auto(String protocol) {
        return new PortFact("auto", -1, protocol);
    }

    public static PortFact all(String protocol) {
        return new PortFact("all", -1, protocol);
    }

    public Fact fact(String exposure, String resource, Location at) {
        return new Fact(
                Fact.Type.PORT, value, number, resource, at, Map.of("exposure", exposure, "protocol", protocol));
    }
}
