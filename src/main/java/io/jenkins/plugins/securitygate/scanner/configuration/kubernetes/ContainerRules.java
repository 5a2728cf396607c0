package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import static io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesRules.POD_SECURITY;
import static io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesRules.cis;
import static io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesRules.nsa;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ImageReference;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SecretWords;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules about one container; those about capabilities are in {@link CapabilityRules}. */
final class ContainerRules {
    static final List<Rule<Container>> ALL = List.of(
            Rule.of("k8s-privileged-container", Severity.HIGH, "The container is privileged")
                    .standard(cis("5.2.2"))
                    .cwe(250)
                    .url(POD_SECURITY)
                    .fix("Remove securityContext.privileged; add the one capability that is needed, if any.")
                    .when(container -> where(container.security("privileged"), YamlNode::isTrue)),
            Rule.of("k8s-run-as-root", Severity.HIGH, "The container runs as root")
                    .standard(cis("5.2.7"))
                    .standard(nsa("\"Non-root\" containers and \"rootless\" container engines"))
                    .cwe(250)
                    .url(POD_SECURITY)
                    .fix("Set securityContext.runAsUser to a number above 0 and runAsNonRoot: true.")
                    .when(container -> where(container.effectiveSecurity("runAsUser"), user -> user.number() == 0)),
            Rule.of("k8s-run-as-non-root-missing", Severity.MEDIUM, "Nothing keeps the container from running as root")
                    .standard(cis("5.2.7"))
                    .standard(nsa("\"Non-root\" containers and \"rootless\" container engines"))
                    .cwe(250)
                    .url(POD_SECURITY)
                    .fix("Set securityContext.runAsNonRoot: true.")
                    .when(ContainerRules::mayRunAsRoot),
            Rule.of("k8s-privilege-escalation", Severity.MEDIUM, "A process may gain more privileges than its parent")
                    .standard(cis("5.2.6"))
                    .cwe(250)
                    .url(POD_SECURITY)
                    .fix("Set securityContext.allowPrivilegeEscalation: false.")
                    .when(container ->
                            unless(container, container.security("allowPrivilegeEscalation"), YamlNode::isFalse)),
            Rule.of("k8s-seccomp-missing", Severity.LOW, "System calls are not restricted")
                    .standard(cis("5.6.2"))
                    .url(POD_SECURITY)
                    .fix("Set securityContext.seccompProfile.type: RuntimeDefault.")
                    .when(container -> unless(
                            container,
                            container.effectiveSecurity("seccompProfile", "type"),
                            type -> !type.text().equals("Unconfined"))),
            Rule.of("k8s-read-only-root-filesystem", Severity.LOW, "The container can write to its own image's files")
                    .standard(nsa("Immutable container file systems"))
                    .url("https://kubernetes.io/docs/tasks/configure-pod-container/security-context/")
                    .fix("Set securityContext.readOnlyRootFilesystem: true and mount an emptyDir where it must write.")
                    .when(container ->
                            unless(container, container.security("readOnlyRootFilesystem"), YamlNode::isTrue)),
            Rule.of("k8s-resource-limits", Severity.LOW, "The container has no limit")
                    .standard(nsa("Resource policies"))
                    .cwe(770)
                    .url("https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/")
                    .fix("Set resources.limits.memory and resources.limits.cpu.")
                    .when(ContainerRules::withoutLimits),
            Rule.of("k8s-host-port", Severity.MEDIUM, "The container opens a port of its node")
                    .standard(cis("5.2.12"))
                    .url(POD_SECURITY)
                    .fix("Remove hostPort and use a Service.")
                    .when(ContainerRules::hostPorts),
            Rule.of("k8s-image-latest", Severity.MEDIUM, "The image's version is left open")
                    .cwe(1104)
                    .url("https://kubernetes.io/docs/concepts/containers/images/")
                    .fix("Name a version, best with its digest: image:1.2.3@sha256:…")
                    .when(container -> image(container, ImageReference::floating)),
            Rule.of("k8s-image-digest-missing", Severity.INFO, "The image is not pinned to its digest")
                    .url("https://kubernetes.io/docs/concepts/containers/images/")
                    .fix("Append the digest: image:1.2.3@sha256:…")
                    .when(container -> image(
                            container,
                            image -> !image.floating() && image.digest().isEmpty())),
            Rule.of("k8s-secret-in-env", Severity.HIGH, "The manifest holds the value of a secret")
                    .standard(nsa("Secrets"))
                    .cwe(798)
                    .url("https://kubernetes.io/docs/concepts/configuration/secret/")
                    .fix(
                            "Change the secret, keep it in a Secret or a vault, and refer to it with valueFrom.secretKeyRef.")
                    .when(ContainerRules::secrets));

    private ContainerRules() {}

    private static Stream<Hit> where(YamlNode entry, Predicate<YamlNode> bad) {
        return bad.test(entry) ? Stream.of(Hit.at(entry.location(), entry.snippet())) : Stream.empty();
    }

    private static Stream<Hit> unless(Container container, YamlNode entry, Predicate<YamlNode> good) {
        if (!entry.isPresent()) {
            return Stream.of(container.missing(""));
        }
        return where(entry, good.negate());
    }

    private static Stream<Hit> mayRunAsRoot(Container container) {
        if (container.effectiveSecurity("runAsUser").isPresent()) {
            return Stream.empty();
        }
        return unless(container, container.effectiveSecurity("runAsNonRoot"), YamlNode::isTrue);
    }

    private static Stream<Hit> withoutLimits(Container container) {
        YamlNode limits = container.node().get("resources", "limits");
        return Stream.of("memory", "cpu")
                .filter(resource -> !limits.get(resource).isPresent())
                .map(container::missing);
    }

    private static Stream<Hit> hostPorts(Container container) {
        return container.node().get("ports").items().stream()
                .map(port -> port.get("hostPort"))
                .filter(port -> port.number() > 0)
                .map(port -> new Hit(port.location(), port.snippet(), port.text()));
    }

    private static Stream<Hit> image(Container container, Predicate<ImageReference> bad) {
        return where(
                container.node().get("image"),
                entry -> container.image().filter(bad).isPresent());
    }

    private static Stream<Hit> secrets(Container container) {
        return container
                .variables()
                .filter(variable -> SecretWords.isSecret(variable.name()))
                .filter(variable -> SecretWords.isLiteral(variable.value().text()))
                .map(variable -> new Hit(
                        variable.value().location(),
                        variable.name() + ": "
                                + SecretDigest.mask(variable.value().text()),
                        variable.name()));
    }
}
