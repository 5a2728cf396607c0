package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/** One Kubernetes object as a manifest declares it. */
record KubernetesObject(YamlNode root) {
    boolean isComplete() {
        return !kind().isEmpty() && !root.get("apiVersion").text().isEmpty();
    }

    boolean isList() {
        return kind().endsWith("List") && root.get("items").isPresent();
    }

    String kind() {
        return root.get("kind").text();
    }

    boolean isKind(String kind) {
        return kind().equals(kind);
    }

    YamlNode spec() {
        return root.get("spec");
    }

    YamlNode metadata() {
        return root.get("metadata");
    }

    /** The namespace as written, empty when the manifest leaves it to whoever applies it. */
    String namespace() {
        return metadata().get("namespace").text();
    }

    /** {@code Kind/name}; an object whose name the cluster makes up goes by its prefix. */
    String resource() {
        String name = metadata().get("name").text();
        return kind() + "/" + (name.isEmpty() ? metadata().get("generateName").text() : name);
    }

    /** The pod that this object runs; empty when it runs none. Custom workloads count when they look like a Deployment. */
    Optional<Pod> pod() {
        YamlNode template = switch (kind()) {
            case "Pod" -> root;
            case "PodTemplate" -> root.get("template");
            case "CronJob" -> root.get("spec", "jobTemplate", "spec", "template");
            default -> root.get("spec", "template");
        };
        YamlNode podSpec = template.get("spec");
        return podSpec.get("containers").items().isEmpty() ? Optional.empty() : Optional.of(new Pod(this, template));
    }

    /** Where something is missing that the object should say. */
    Hit missing(String detail) {
        return new Hit(root.get("kind").location(), "kind: " + kind(), detail);
    }

    /** A statement about this object. */
    Fact fact(Fact.Type type, String value, YamlNode at) {
        Fact fact = Fact.of(type, value, resource(), at.location());
        return namespace().isEmpty() ? fact : fact.with("namespace", namespace());
    }

    /** A port of this object; number -1 stands for one that the cluster chooses. */
    Fact port(int number, String exposure, String protocol, YamlNode at) {
        Location location = at.location();
        String value = number < 0 ? "auto" : Integer.toString(number);
        Map<String, String> attributes =
                Map.of("exposure", exposure, "protocol", protocol.isEmpty() ? "TCP" : protocol);
        Fact fact = new Fact(Fact.Type.PORT, value, number, resource(), location, attributes);
        return namespace().isEmpty() ? fact : fact.with("namespace", namespace());
    }
}
