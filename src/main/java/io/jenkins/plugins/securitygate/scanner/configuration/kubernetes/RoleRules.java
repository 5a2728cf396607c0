package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import static io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesRules.cis;
import static io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesRules.nsa;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules about roles that lead to more than they say, and about who gets roles. */
final class RoleRules {
    private static final String GOOD_PRACTICES = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/";
    private static final Set<String> WRITE = Set.of("create", "update", "patch", "delete", "*");

    static final List<Rule<KubernetesObject>> ALL = List.of(
            grant("k8s-rbac-secrets", Severity.MEDIUM, "The role may read Secrets", "5.1.2")
                    .when(may(Set.of("get", "list", "watch", "*"), Set.of("secrets"))),
            grant("k8s-rbac-create-pods", Severity.MEDIUM, "The role may run containers of its choice", "5.1.4")
                    .when(may(
                            Set.of("create", "*"),
                            Set.of(
                                    "pods",
                                    "deployments",
                                    "daemonsets",
                                    "statefulsets",
                                    "replicasets",
                                    "jobs",
                                    "cronjobs"))),
            grant("k8s-rbac-escalation", Severity.HIGH, "The role may take more rights than it has", "5.1.8")
                    .when(may(
                            Set.of("bind", "escalate", "impersonate"),
                            Set.of("roles", "clusterroles", "users", "groups", "serviceaccounts", "*"))),
            grant("k8s-rbac-volumes", Severity.MEDIUM, "The role may make volumes, also of folders of nodes", "5.1.9")
                    .when(may(Set.of("create", "*"), Set.of("persistentvolumes"))),
            grant(
                            "k8s-rbac-node-proxy",
                            Severity.HIGH,
                            "The role may command the nodes past the cluster's API",
                            "5.1.10")
                    .when(may(Set.of("get", "create", "*"), Set.of("nodes/proxy"))),
            grant("k8s-rbac-certificates", Severity.HIGH, "The role may approve certificates", "5.1.11")
                    .when(may(WRITE, Set.of("certificatesigningrequests/approval"))),
            grant(
                            "k8s-rbac-webhooks",
                            Severity.MEDIUM,
                            "The role may read and change what is put into the cluster",
                            "5.1.12")
                    .when(may(WRITE, Set.of("validatingwebhookconfigurations", "mutatingwebhookconfigurations"))),
            grant("k8s-rbac-tokens", Severity.MEDIUM, "The role may make tokens of service accounts", "5.1.13")
                    .when(may(Set.of("create", "*"), Set.of("serviceaccounts/token"))),
            Rule.of("k8s-rbac-exec", Severity.MEDIUM, "The role may run commands in containers")
                    .cwe(250)
                    .url(GOOD_PRACTICES)
                    .fix("Remove pods/exec and pods/attach from the role of programs.")
                    .when(may(Set.of("create", "get", "*"), Set.of("pods/exec", "pods/attach"))),
            Rule.of("k8s-anonymous-binding", Severity.HIGH, "Everybody who reaches the cluster's API gets a role")
                    .standard(nsa("Authentication"))
                    .cwe(306)
                    .url(GOOD_PRACTICES)
                    .fix("Remove the subject from the binding.")
                    .when(subject(subject -> Set.of("system:anonymous", "system:unauthenticated")
                            .contains(subject.get("name").text()))),
            Rule.of("k8s-masters-group", Severity.HIGH, "The binding names a group that no role can limit")
                    .standard(cis("5.1.7"))
                    .cwe(250)
                    .url(GOOD_PRACTICES)
                    .fix("Bind the people and programs by names of their own.")
                    .when(subject(subject -> subject.get("name").text().equals("system:masters"))),
            Rule.of("k8s-default-account", Severity.LOW, "Every pod of a namespace gets the role")
                    .standard(cis("5.1.5"))
                    .cwe(250)
                    .url(GOOD_PRACTICES)
                    .fix("Bind a ServiceAccount of its own, and name it in the pod.")
                    .when(subject(subject -> subject.get("kind").text().equals("ServiceAccount")
                            && subject.get("name").text().equals("default"))));

    private RoleRules() {}

    private static Rule.Draft grant(String id, Severity severity, String title, String section) {
        return Rule.of(id, severity, title)
                .standard(cis(section))
                .cwe(250)
                .url(GOOD_PRACTICES)
                .fix("Remove the verb or the resource from the role, or limit it to resourceNames.");
    }

    /** Rules of a role with one of the verbs on one of the resources; limited to names they are harmless. */
    private static Function<KubernetesObject, Stream<Hit>> may(Set<String> verbs, Set<String> resources) {
        return object -> object.isKind("Role") || object.isKind("ClusterRole")
                ? object.root().get("rules").items().stream()
                        .filter(rule -> rule.get("resourceNames").items().isEmpty())
                        .filter(rule -> lists(rule.get("verbs"), verbs))
                        .map(rule -> rule.get("resources"))
                        .filter(list -> lists(list, resources))
                        .map(NodeHits::of)
                : Stream.empty();
    }

    private static boolean lists(YamlNode list, Set<String> wanted) {
        return list.items().stream().map(YamlNode::text).anyMatch(wanted::contains);
    }

    private static Function<KubernetesObject, Stream<Hit>> subject(Predicate<YamlNode> bad) {
        return object -> object.kind().endsWith("RoleBinding")
                ? object.root().get("subjects").items().stream().filter(bad).map(NodeHits::of)
                : Stream.empty();
    }
}
