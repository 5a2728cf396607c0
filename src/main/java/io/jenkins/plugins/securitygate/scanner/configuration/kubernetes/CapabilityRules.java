package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import static io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesRules.POD_SECURITY;
import static io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesRules.cis;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about Linux capabilities. */
final class CapabilityRules {
    // With each of these a process can leave its container or read what others send.
    private static final Set<String> DANGEROUS = Set.of(
            "ALL",
            "BPF",
            "DAC_READ_SEARCH",
            "NET_ADMIN",
            "NET_RAW",
            "PERFMON",
            "SYS_ADMIN",
            "SYS_BOOT",
            "SYS_MODULE",
            "SYS_PTRACE",
            "SYS_RAWIO");

    // The one capability that the Restricted level of the Pod Security Standards allows.
    private static final String ALLOWED = "NET_BIND_SERVICE";

    static final List<Rule<Container>> ALL = List.of(
            Rule.of("k8s-dangerous-capability", Severity.HIGH, "The container adds a capability that breaks isolation")
                    .standard(cis("5.2.9"))
                    .cwe(250)
                    .url(POD_SECURITY)
                    .fix("Remove the capability from securityContext.capabilities.add.")
                    .when(container -> added(container, true)),
            Rule.of("k8s-added-capability", Severity.MEDIUM, "The container adds a capability")
                    .standard(cis("5.2.9"))
                    .cwe(250)
                    .url(POD_SECURITY)
                    .fix("Remove the capability; only NET_BIND_SERVICE is harmless.")
                    .when(container -> added(container, false)),
            Rule.of("k8s-capabilities-not-dropped", Severity.LOW, "The container keeps the default capabilities")
                    .standard(cis("5.2.8"))
                    .standard(cis("5.2.9"))
                    .cwe(250)
                    .url(POD_SECURITY)
                    .fix("Set securityContext.capabilities.drop: [ALL], and add back only what is needed.")
                    .when(CapabilityRules::notDropped));

    private CapabilityRules() {}

    private static Stream<Hit> added(Container container, boolean dangerous) {
        return container.capabilities("add").stream()
                .filter(entry -> !Container.capability(entry).equals(ALLOWED))
                .filter(entry -> DANGEROUS.contains(Container.capability(entry)) == dangerous)
                .map(entry -> new Hit(entry.location(), entry.snippet(), Container.capability(entry)));
    }

    private static Stream<Hit> notDropped(Container container) {
        boolean all = container.capabilities("drop").stream()
                .anyMatch(entry -> Container.capability(entry).equals("ALL"));
        return all ? Stream.empty() : Stream.of(container.missing(""));
    }
}
