package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.scanner.ImageReference;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A container of a pod. */
record Container(Pod pod, YamlNode node) {
    String name() {
        return node.get("name").text();
    }

    /** {@code Kind/object/container}. */
    String target() {
        return pod.owner().resource() + "/" + name();
    }

    /** A setting of the container's own security context; absent when it has none. */
    YamlNode security(String... path) {
        return node.get("securityContext").get(path);
    }

    /** A setting that the container inherits from the pod unless it has its own. */
    YamlNode effectiveSecurity(String... path) {
        YamlNode own = security(path);
        return own.isPresent() ? own : pod.spec().get("securityContext").get(path);
    }

    Optional<ImageReference> image() {
        return ImageReference.parse(node.get("image").text());
    }

    /** Environment variables whose value stands in the manifest, by their {@code value} entries. */
    Stream<Variable> variables() {
        return node.get("env").items().stream()
                .filter(entry -> !entry.get("value").text().isEmpty())
                .map(entry -> new Variable(entry.get("name").text(), entry.get("value")));
    }

    /** An environment variable that the manifest sets. */
    record Variable(String name, YamlNode value) {}

    /** Capabilities that are added, by their entries, or dropped. */
    List<YamlNode> capabilities(String change) {
        return security("capabilities", change).items();
    }

    /** The name of a capability without the prefix that some people write. */
    static String capability(YamlNode entry) {
        String name = entry.text().toUpperCase(Locale.ROOT);
        return name.startsWith("CAP_") ? name.substring("CAP_".length()) : name;
    }

    /** Where something is missing that the container should say. */
    Hit missing(String detail) {
        return new Hit(node.location(), "name: " + name(), detail);
    }

    /** A statement about this container. */
    Fact fact(Fact.Type type, String value, YamlNode at) {
        return pod.owner().fact(type, value, at).with("container", name());
    }
}
