package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pod, on its own or as the template of a workload.
 *
 * @param owner the object that declares it
 * @param template what holds its {@code metadata} and {@code spec}
 */
record Pod(KubernetesObject owner, YamlNode template) {
    private static final List<String> CONTAINER_LISTS = List.of("initContainers", "containers", "ephemeralContainers");

    YamlNode spec() {
        return template.get("spec");
    }

    /** All containers, also those that run only at the start. */
    Stream<Container> containers() {
        return CONTAINER_LISTS.stream()
                .flatMap(list -> spec().get(list).items().stream())
                .filter(YamlNode::isMapping)
                .map(node -> new Container(this, node));
    }

    boolean usesHostNetwork() {
        return spec().get("hostNetwork").isTrue();
    }

    /** Volumes that are folders of the node, by their {@code path} entries. */
    Stream<YamlNode> hostPaths() {
        return spec().get("volumes").items().stream()
                .map(volume -> volume.get("hostPath", "path"))
                .filter(YamlNode::isPresent);
    }

    /** Where something is missing that the pod should say. */
    Hit missing() {
        return Hit.at(spec().location(), "spec:");
    }
}
