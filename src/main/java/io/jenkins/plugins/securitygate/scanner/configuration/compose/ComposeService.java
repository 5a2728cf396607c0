package io.jenkins.plugins.securitygate.scanner.configuration.compose;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One service, by its entry under {@code services}. */
record ComposeService(YamlNode node) {
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*:?-([^{}$]*)\\}");

    /** {@code service/NAME}. */
    String resource() {
        return "service/" + node.key();
    }

    /** The text with variables replaced by their defaults, where they have one. */
    static String resolved(String text) {
        return DEFAULT.matcher(text).replaceAll("$1");
    }

    List<ComposePort> ports() {
        return node.get("ports").items().stream()
                .map(ComposePort::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What is mounted from the host: the entries, with the path on the host. */
    Stream<Mount> mounts() {
        return node.get("volumes").items().stream()
                .map(entry -> new Mount(entry, source(entry)))
                .filter(mount -> mount.source().startsWith("/"));
    }

    private static String source(YamlNode volume) {
        String written = volume.isMapping()
                ? volume.get("source").text()
                : resolved(volume.text()).split(":", 2)[0];
        return written.length() > 1 && written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
    }

    /** Environment variables with a value, in both of the ways to write them. */
    Stream<Variable> environment() {
        YamlNode environment = node.get("environment");
        Stream<Variable> list = environment.items().stream()
                .filter(item -> item.text().indexOf('=') > 0)
                .map(item -> {
                    String[] parts = item.text().split("=", 2);
                    return new Variable(parts[0].strip(), resolved(parts[1].strip()), item);
                });
        return Stream.concat(
                environment
                        .entries()
                        .filter(entry -> !entry.text().isEmpty())
                        .map(entry -> new Variable(entry.key(), resolved(entry.text()), entry)),
                list);
    }

    /** A path of the host that the service mounts. */
    record Mount(YamlNode entry, String source) {}

    /** An environment variable; the value has its variables replaced by their defaults. */
    record Variable(String name, String value, YamlNode entry) {}
}
