package io.jenkins.plugins.securitygate.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the names of Kubernetes objects in the one way in which findings name them. */
final class KubernetesNames {
    private KubernetesNames() {}

    /** {@code Kind/name}, with the namespace between them when the object has one; parts may be empty. */
    static String resource(String kind, String namespace, String name) {
        return Stream.of(kind, namespace, name).filter(part -> !part.isEmpty()).collect(Collectors.joining("/"));
    }
}
