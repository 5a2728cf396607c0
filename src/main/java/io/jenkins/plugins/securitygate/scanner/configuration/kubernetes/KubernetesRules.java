package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import io.jenkins.plugins.securitygate.scanner.configuration.Inspection;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Which rules look at which part of an object. */
final class KubernetesRules {
    static final String POD_SECURITY = "https://kubernetes.io/docs/concepts/security/pod-security-standards/";

    private KubernetesRules() {}

    static Stream<Rule<?>> all() {
        return Stream.of(ObjectRules.ALL, PodRules.ALL, ContainerRules.ALL, CapabilityRules.ALL)
                .flatMap(List::stream);
    }

    static void apply(KubernetesObject object, Inspection inspection) {
        inspection.apply(ObjectRules.ALL, object, object.resource());
        object.pod().ifPresent(pod -> {
            inspection.apply(PodRules.ALL, pod, object.resource());
            pod.containers().forEach(container -> {
                inspection.apply(ContainerRules.ALL, container, container.target());
                inspection.apply(CapabilityRules.ALL, container, container.target());
            });
        });
    }

    /** A section of the CIS Kubernetes Benchmark in the numbering of its version 1.12. */
    static String cis(String section) {
        return "CIS Kubernetes Benchmark v1.12, " + section;
    }

    /** A section of the Kubernetes Hardening Guide of NSA and CISA, version 1.2. */
    static String nsa(String section) {
        return "NSA/CISA Kubernetes Hardening Guide v1.2, " + section;
    }
}
