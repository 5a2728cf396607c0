package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import static io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesRules.cis;
import static io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesRules.nsa;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SecretWords;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about objects as a whole: exposure, namespaces, access rights, stored secrets. */
final class ObjectRules {
    private static final Set<String> REACHABLE = Set.of("LoadBalancer", "NodePort");
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0/0", "::/0");

    static final List<Rule<KubernetesObject>> ALL = List.of(
            Rule.of("k8s-service-exposed", Severity.MEDIUM, "The Service is reachable from outside the cluster")
                    .standard(nsa("Network separation and hardening"))
                    .url("https://kubernetes.io/docs/concepts/services-networking/service/")
                    .fix("Use type: ClusterIP behind an Ingress, or restrict loadBalancerSourceRanges.")
                    .when(ObjectRules::exposed),
            Rule.of("k8s-external-address", Severity.MEDIUM, "The Service takes over addresses outside the cluster")
                    .standard(nsa("Network separation and hardening"))
                    .cwe(300)
                    .url("https://kubernetes.io/docs/concepts/services-networking/service/#external-ips")
                    .fix("Remove externalIPs and use a load balancer.")
                    .when(object -> object.isKind("Service")
                            ? object.spec().get("externalIPs").items().stream()
                                    .map(address -> NodeHits.of(address, address.text()))
                            : Stream.empty()),
            Rule.of("k8s-ingress-without-tls", Severity.MEDIUM, "The Ingress serves unencrypted HTTP")
                    .standard(nsa("Encryption"))
                    .cwe(319)
                    .url("https://kubernetes.io/docs/concepts/services-networking/ingress/#tls")
                    .fix("Add the host and the Secret with its certificate to spec.tls.")
                    .when(ObjectRules::withoutTls),
            Rule.of("k8s-default-namespace", Severity.LOW, "The object is put into the default namespace")
                    .standard(cis("5.6.4"))
                    .standard(nsa("Namespaces"))
                    .url("https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/")
                    .fix("Name a namespace of its own, so that access and network rules can be set for it.")
                    .when(object -> entry(object.metadata().get("namespace"), "default")),
            Rule.of("k8s-rbac-wildcard", Severity.HIGH, "The role allows everything")
                    .standard(cis("5.1.3"))
                    .cwe(250)
                    .url("https://kubernetes.io/docs/reference/access-authn-authz/rbac/")
                    .fix("List the resources and verbs that are needed in place of \"*\".")
                    .when(ObjectRules::wildcards),
            Rule.of("k8s-cluster-admin", Severity.HIGH, "The binding makes its subjects administrators of the cluster")
                    .standard(cis("5.1.1"))
                    .cwe(250)
                    .url("https://kubernetes.io/docs/reference/access-authn-authz/rbac/")
                    .fix("Bind a role with the few rights that are needed.")
                    .when(object -> object.kind().endsWith("RoleBinding")
                            ? entry(object.root().get("roleRef", "name"), "cluster-admin")
                            : Stream.empty()),
            Rule.of("k8s-secret-in-source", Severity.MEDIUM, "A Secret with its values is kept among the sources")
                    .standard(nsa("Secrets"))
                    .cwe(312)
                    .url("https://kubernetes.io/docs/concepts/configuration/secret/")
                    .fix("Change the value, and store it sealed or in a vault. Base64 is no encryption.")
                    .when(ObjectRules::secretValues),
            Rule.of("k8s-secret-in-config-map", Severity.MEDIUM, "A ConfigMap holds the value of a secret")
                    .standard(nsa("Secrets"))
                    .cwe(312)
                    .url("https://kubernetes.io/docs/concepts/configuration/secret/")
                    .fix("Change the value, and keep it in a Secret or a vault.")
                    .when(ObjectRules::configuredSecrets));

    private ObjectRules() {}

    private static Stream<Hit> entry(YamlNode entry, String bad) {
        return entry.text().equals(bad) ? Stream.of(Hit.at(entry.location(), entry.snippet())) : Stream.empty();
    }

    private static Stream<Hit> exposed(KubernetesObject object) {
        YamlNode type = object.spec().get("type");
        if (!object.isKind("Service") || !REACHABLE.contains(type.text())) {
            return Stream.empty();
        }
        List<YamlNode> ranges = object.spec().get("loadBalancerSourceRanges").items();
        boolean restricted = type.text().equals("LoadBalancer")
                && !ranges.isEmpty()
                && ranges.stream().map(YamlNode::text).noneMatch(EVERYWHERE::contains);
        return restricted ? Stream.empty() : Stream.of(Hit.at(type.location(), type.snippet()));
    }

    private static Stream<Hit> withoutTls(KubernetesObject object) {
        if (!object.isKind("Ingress")) {
            return Stream.empty();
        }
        return new IngressHosts(object)
                .entries()
                .filter(host -> !host.encrypted())
                .map(host -> new Hit(host.at().location(), host.at().snippet(), host.name()));
    }

    private static Stream<Hit> wildcards(KubernetesObject object) {
        if (!object.isKind("Role") && !object.isKind("ClusterRole")) {
            return Stream.empty();
        }
        return object.root().get("rules").items().stream()
                .flatMap(rule -> Stream.of("resources", "verbs").map(rule::get))
                .filter(list ->
                        list.items().stream().anyMatch(item -> item.text().equals("*")))
                .map(list -> new Hit(list.location(), list.key() + ": *", list.key()));
    }

    private static Stream<Hit> secretValues(KubernetesObject object) {
        if (!object.isKind("Secret")) {
            return Stream.empty();
        }
        return Stream.of("data", "stringData")
                .flatMap(part -> object.root().get(part).entries())
                .filter(entry -> SecretWords.isLiteral(entry.text()))
                .map(ObjectRules::masked);
    }

    private static Stream<Hit> configuredSecrets(KubernetesObject object) {
        if (!object.isKind("ConfigMap")) {
            return Stream.empty();
        }
        return object.root()
                .get("data")
                .entries()
                .filter(entry -> SecretWords.isSecret(entry.key()) && SecretWords.isLiteral(entry.text()))
                .map(ObjectRules::masked);
    }

    private static Hit masked(YamlNode entry) {
        return new Hit(entry.location(), entry.key() + ": " + SecretDigest.mask(entry.text()), entry.key());
    }
}
