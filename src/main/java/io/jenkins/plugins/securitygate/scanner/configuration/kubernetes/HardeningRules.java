package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import static io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesRules.POD_SECURITY;
import static io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesRules.cis;
import static io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesRules.nsa;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about the remaining protections of a container, and about what keeps it running. */
final class HardeningRules {
    // The Baseline level of the Pod Security Standards allows these.
    private static final Set<String> SAFE_SYSCTLS = Set.of(
            "kernel.shm_rmid_forced",
            "net.ipv4.ip_local_port_range",
            "net.ipv4.ip_local_reserved_ports",
            "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.ping_group_range",
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes",
            "net.ipv4.tcp_keepalive_time",
            "net.ipv4.tcp_syncookies");
    private static final Set<String> ENDS = Set.of("Job", "CronJob");

    static final List<Rule<Container>> OF_CONTAINERS = List.of(
            Rule.of("k8s-windows-host-process", Severity.HIGH, "The container runs as a process of its Windows node")
                    .standard(cis("5.2.10"))
                    .cwe(250)
                    .url(POD_SECURITY)
                    .fix("Remove windowsOptions.hostProcess.")
                    .when(container -> NodeHits.where(
                            container.effectiveSecurity("windowsOptions", "hostProcess"), YamlNode::isTrue)),
            Rule.of("k8s-proc-mount", Severity.MEDIUM, "The container sees all of the node's /proc")
                    .cwe(250)
                    .url(POD_SECURITY)
                    .fix("Remove procMount.")
                    .when(container -> NodeHits.where(
                            container.security("procMount"),
                            mount -> mount.text().equals("Unmasked"))),
            Rule.of("k8s-apparmor-off", Severity.MEDIUM, "A protection of the node's kernel is switched off")
                    .standard(nsa("Hardening container environments"))
                    .cwe(250)
                    .url(POD_SECURITY)
                    .fix("Set appArmorProfile.type: RuntimeDefault.")
                    .when(container -> NodeHits.where(
                            container.effectiveSecurity("appArmorProfile", "type"),
                            type -> type.text().equals("Unconfined"))),
            Rule.of("k8s-secret-as-variable", Severity.LOW, "A Secret is handed over as an environment variable")
                    .standard(cis("5.4.1"))
                    .standard(nsa("Secrets"))
                    .cwe(526)
                    .url("https://kubernetes.io/docs/concepts/configuration/secret/")
                    .fix("Mount the Secret as a file: variables are seen in dumps and by child processes.")
                    .when(HardeningRules::secretVariables),
            Rule.of("k8s-resource-requests", Severity.INFO, "The container asks for no resources")
                    .standard(nsa("Resource policies"))
                    .cwe(770)
                    .url("https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/")
                    .fix("Set resources.requests.memory and resources.requests.cpu.")
                    .when(HardeningRules::withoutRequests),
            Rule.of("k8s-probes-missing", Severity.INFO, "The cluster cannot tell whether the container works")
                    .url("https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/")
                    .fix("Add livenessProbe and readinessProbe.")
                    .when(HardeningRules::withoutProbes));

    static final List<Rule<Pod>> OF_PODS = List.of(
            Rule.of("k8s-unsafe-sysctl", Severity.MEDIUM, "The pod changes a setting of its node's kernel")
                    .cwe(250)
                    .url(POD_SECURITY)
                    .fix("Remove the setting, or have the node's administrator set it.")
                    .when(pod -> pod.spec().get("securityContext", "sysctls").items().stream()
                            .map(setting -> setting.get("name"))
                            .filter(name -> !SAFE_SYSCTLS.contains(name.text()))
                            .map(name -> NodeHits.of(name, name.text()))),
            Rule.of("k8s-shared-processes", Severity.LOW, "The containers of the pod see each other's processes")
                    .cwe(250)
                    .url("https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/")
                    .fix("Remove shareProcessNamespace.")
                    .when(pod -> NodeHits.where(pod.spec().get("shareProcessNamespace"), YamlNode::isTrue)));

    private HardeningRules() {}

    private static Stream<Hit> secretVariables(Container container) {
        Stream<YamlNode> single = container.node().get("env").items().stream()
                .map(variable -> variable.get("valueFrom", "secretKeyRef"))
                .filter(YamlNode::isPresent);
        Stream<YamlNode> all = container.node().get("envFrom").items().stream()
                .map(source -> source.get("secretRef"))
                .filter(YamlNode::isPresent);
        return Stream.concat(single, all)
                .map(reference -> NodeHits.of(
                        reference,
                        reference.get("name").text() + "/"
                                + reference.get("key").text()));
    }

    /** A limit is also the request where none is written. */
    private static Stream<Hit> withoutRequests(Container container) {
        YamlNode resources = container.node().get("resources");
        return Stream.of("memory", "cpu")
                .filter(name -> !resources.get("requests", name).isPresent()
                        && !resources.get("limits", name).isPresent())
                .map(container::missing);
    }

    /** Containers that end by themselves need none. */
    private static Stream<Hit> withoutProbes(Container container) {
        Pod pod = container.pod();
        boolean runs = pod.spec().get("containers").items().stream()
                .anyMatch(node -> node.location().equals(container.node().location()));
        return runs && !ENDS.contains(pod.owner().kind())
                ? Stream.of("livenessProbe", "readinessProbe")
                        .filter(probe -> !container.node().get(probe).isPresent())
                        .map(container::missing)
                : Stream.empty();
    }
}
