package io.jenkins.plugins.securitygate.scanner.configuration.docker;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One port, or range of ports, of an {@code EXPOSE} instruction.
 *
 * @param text the port or range without its protocol
 * @param first the first port
 * @param last the last port, the same for a single one
 * @param protocol in upper case, {@code TCP} when none is written
 */
record ExposedPort(String text, int first, int last, String protocol) {
    private static final Pattern SYNTAX = Pattern.compile("[\"']?((\\d{1,5})(?:-(\\d{1,5}))?)(?:/([a-zA-Z]+))?[\"']?");

    /** The ports of an instruction; those that are variables are left out. */
    static List<ExposedPort> of(Instruction expose) {
        return expose.words().stream()
                .map(ExposedPort::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ExposedPort> parse(String word) {
        Matcher matcher = SYNTAX.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(2));
        int last = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
        String protocol = matcher.group(4) == null ? "TCP" : matcher.group(4).toUpperCase(Locale.ROOT);
        return Optional.of(new ExposedPort(matcher.group(1), first, last, protocol));
    }

    boolean includes(int port) {
        return first <= port && port <= last;
    }
}
