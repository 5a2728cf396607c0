package io.jenkins.plugins.securitygate.scanner.configuration.nginx;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.scanner.configuration.PortFact;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a {@code listen} directive opens.
 *
 * @param address {@code 0.0.0.0} when none is written; {@code unix:…} for a socket
 * @param port empty for a socket and for what is a variable
 */
record Listen(Directive directive, String address, String port) {
    private static final Pattern SYNTAX =
            Pattern.compile("(?:(\\[[0-9a-fA-F:]+\\]|[A-Za-z0-9_.*-]+):)?(\\d{1,5}(?:-\\d{1,5})?)");

    static Listen of(Directive directive) {
        List<String> arguments = directive.arguments();
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        Matcher matcher = SYNTAX.matcher(first);
        if (!matcher.matches()) {
            boolean name = !first.startsWith("unix:") && !first.contains("$") && !first.isEmpty();
            return new Listen(directive, first, name ? "80" : "");
        }
        String address = matcher.group(1) == null || matcher.group(1).equals("*") ? "0.0.0.0" : matcher.group(1);
        return new Listen(directive, address, matcher.group(2));
    }

    boolean encrypted() {
        return directive.arguments().contains("ssl") || directive.arguments().contains("quic");
    }

    boolean local() {
        return address.startsWith("127.") || address.equals("[::1]") || address.equals("localhost");
    }

    Stream<Fact> fact(String file) {
        String protocol = directive.arguments().contains("udp") ? "UDP" : encrypted() ? "HTTPS" : "HTTP";
        return PortFact.parse(port, protocol).stream()
                .map(number -> number.fact("listen", file, directive.location()).with("address", address));
    }
}
