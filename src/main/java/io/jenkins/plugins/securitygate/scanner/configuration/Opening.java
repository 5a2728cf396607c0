package io.jenkins.plugins.securitygate.scanner.configuration;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Ports that a security group or a firewall lets in.
 *
 * @param at the rule that says so
 * @param first the first port
 * @param last the last one
 * @param protocol empty for any
 * @param sources addresses that are let in, as written
 */
public record Opening(YamlNode at, int first, int last, String protocol, List<String> sources) {
    /** The highest port there is. */
    public static final int LAST_PORT = 65_535;

    private static final Set<String> WORLD = Set.of("0.0.0.0/0", "::/0", "*", "internet", "any");

    /** Whether anybody may come in. */
    public boolean toTheWorld() {
        return sources.stream().anyMatch(source -> WORLD.contains(source.toLowerCase(Locale.ROOT)));
    }

    public boolean everyPort() {
        return first <= 1 && last >= LAST_PORT;
    }

    public boolean includes(int port) {
        return first <= port && port <= last && !protocol.equalsIgnoreCase("udp") && !protocol.equalsIgnoreCase("icmp");
    }

    /** The ports as written: one, a range, or {@code all}. */
    public PortFact port() {
        return everyPort()
                ? PortFact.all(protocol.isEmpty() ? "ANY" : protocol)
                : PortFact.parse(first + "-" + last, protocol).orElseThrow();
    }

    public Fact fact(String resource) {
        return port().fact("security-group", resource, at.location()).with("source", String.join(",", sources));
    }
}
