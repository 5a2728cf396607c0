package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import io.jenkins.plugins.securitygate.scanner.configuration.Inspection;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Which rules look at which part of an object. */
final class KubernetesRules {
    static final String POD_SECURITY = "https://kubernetes.io/docs/concepts/security/pod-security-standards/";

    private static final List<List<Rule<KubernetesObject>>> OBJECTS = List.of(ObjectRules.ALL, RoleRules.ALL);
    private static final List<List<Rule<Pod>>> PODS = List.of(PodRules.ALL, HardeningRules.OF_PODS);
    private static final List<List<Rule<Container>>> CONTAINERS =
            List.of(ContainerRules.ALL, CapabilityRules.ALL, HardeningRules.OF_CONTAINERS);

    private KubernetesRules() {}

    static Stream<Rule<?>> all() {
        return Stream.of(OBJECTS, PODS, CONTAINERS).flatMap(List::stream).flatMap(List::stream);
    }

    static void apply(KubernetesObject object, Inspection inspection) {
        OBJECTS.forEach(family -> inspection.apply(family, object, object.resource()));
        object.pod().ifPresent(pod -> {
            PODS.forEach(family -> inspection.apply(family, pod, object.resource()));
            pod.containers()
                    .forEach(container ->
                            CONTAINERS.forEach(family -> inspection.apply(family, container, container.target())));
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
