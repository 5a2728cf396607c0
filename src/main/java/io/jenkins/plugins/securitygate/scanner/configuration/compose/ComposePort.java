package io.jenkins.plugins.securitygate.scanner.configuration.compose;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.Optional;

/**
 * A published port, in the short or the long syntax.
 *
 * @param entry where it is written
 * @param address of the host on which it is opened; {@code 0.0.0.0} when none is written, as Docker has it
 * @param published port or range of the host, empty when Docker chooses one
 * @param target port or range of the container
 * @param protocol empty when none is written
 */
record ComposePort(YamlNode entry, String address, String published, String target, String protocol) {
    private static final Pattern SHORT = Pattern.compile("(?:(?:(\\[[0-9A-Fa-f:]+\\]|[0-9.]+|\\$\\{?\\w+\\}?):)?"
            + "(\\d{1,5}(?:-\\d{1,5})?)?:)?(\\d{1,5}(?:-\\d{1,5})?)(?:/(tcp|udp|sctp))?");
    private static final Pattern PORTS = Pattern.compile("\\d{1,5}(?:-\\d{1,5})?");

    /** Reads an element of {@code ports}; empty when a variable without default stands for a port. */
    static Optional<ComposePort> of(YamlNode entry) {
        if (entry.isMapping()) {
            String target = ComposeService.resolved(entry.get("target").text());
            String published = ComposeService.resolved(entry.get("published").text());
            boolean known = PORTS.matches(target) && (published.isEmpty() || PORTS.matches(published));
            return known
                    ? Optional.of(new ComposePort(
                            entry,
                            address(entry.get("host_ip").text()),
                            published,
                            target,
                            entry.get("protocol").text()))
                    : Optional.empty();
        }
        Matcher matcher = SHORT.matcher(ComposeService.resolved(entry.text()));
        return matcher.matches()
                ? Optional.of(new ComposePort(
                        entry,
                        address(text(matcher.group(1))),
                        text(matcher.group(2)),
                        matcher.group(3),
                        text(matcher.group(4))))
                : Optional.empty();
    }

    private static String address(String written) {
        return written.isEmpty() ? "0.0.0.0" : written.replace("[", "").replace("]", "");
    }

    private static String text(String group) {
        return group == null ? "" : group;
    }

    boolean onEveryInterface() {
        return address.equals("0.0.0.0") || address.equals("::");
    }
}
