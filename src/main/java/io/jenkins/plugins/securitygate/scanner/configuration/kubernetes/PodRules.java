package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import static io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesRules.POD_SECURITY;
import static io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesRules.cis;
import static io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesRules.nsa;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.stream.Stream;

/** Rules about what a pod shares with its node and its cluster. */
final class PodRules {
    private static final Pattern RUNTIME_SOCKET =
            Pattern.compile("(?:^|/)(?:docker|containerd|crio|cri-dockerd|podman)\\.sock$");

    static final List<Rule<Pod>> ALL = List.of(
            Rule.of("k8s-host-network", Severity.HIGH, "The pod uses the network of its node")
                    .standard(cis("5.2.5"))
                    .cwe(250)
                    .url(POD_SECURITY)
                    .fix("Remove hostNetwork and reach the pod through a Service.")
                    .when(pod -> switchedOn(pod, "hostNetwork")),
            Rule.of("k8s-host-pid", Severity.HIGH, "The pod sees the processes of its node")
                    .standard(cis("5.2.3"))
                    .cwe(250)
                    .url(POD_SECURITY)
                    .fix("Remove hostPID.")
                    .when(pod -> switchedOn(pod, "hostPID")),
            Rule.of("k8s-host-ipc", Severity.HIGH, "The pod shares memory with the processes of its node")
                    .standard(cis("5.2.4"))
                    .cwe(250)
                    .url(POD_SECURITY)
                    .fix("Remove hostIPC.")
                    .when(pod -> switchedOn(pod, "hostIPC")),
            Rule.of("k8s-host-path", Severity.HIGH, "The pod mounts a folder of its node")
                    .standard(cis("5.2.11"))
                    .cwe(250)
                    .url(POD_SECURITY)
                    .fix("Use a PersistentVolumeClaim, a ConfigMap or an emptyDir in place of hostPath.")
                    .when(pod -> hostPaths(pod, false)),
            Rule.of("k8s-runtime-socket", Severity.CRITICAL, "The pod controls the container runtime of its node")
                    .standard(cis("5.2.11"))
                    .cwe(250)
                    .url(POD_SECURITY)
                    .fix("Remove the mount of the socket. Build images with a tool that needs no container runtime.")
                    .when(pod -> hostPaths(pod, true)),
            Rule.of("k8s-service-account-token", Severity.LOW, "The pod gets a token for the cluster's API")
                    .standard(cis("5.1.6"))
                    .standard(nsa("Protecting Pod service account tokens"))
                    .cwe(250)
                    .url("https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/")
                    .fix("Set automountServiceAccountToken: false in the pod's spec unless the pod calls the API.")
                    .when(PodRules::tokenMounted));

    private PodRules() {}

    private static Stream<Hit> switchedOn(Pod pod, String key) {
        YamlNode entry = pod.spec().get(key);
        return entry.isTrue() ? Stream.of(Hit.at(entry.location(), entry.snippet())) : Stream.empty();
    }

    private static Stream<Hit> hostPaths(Pod pod, boolean sockets) {
        return pod.hostPaths()
                .filter(path -> RUNTIME_SOCKET.matcher(path.text()).find() == sockets)
                .map(path -> new Hit(path.location(), path.snippet(), path.text()));
    }

    private static Stream<Hit> tokenMounted(Pod pod) {
        YamlNode entry = pod.spec().get("automountServiceAccountToken");
        if (entry.isPresent()) {
            return entry.isTrue() ? Stream.of(Hit.at(entry.location(), entry.snippet())) : Stream.empty();
        }
        return Stream.of(pod.missing());
    }
}
