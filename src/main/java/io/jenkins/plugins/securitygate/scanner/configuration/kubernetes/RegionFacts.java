package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.scanner.configuration.RegionNames;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Regions and zones in which something would run or be stored. */
final class RegionFacts {
    private RegionFacts() {}

    static Stream<Fact> of(KubernetesObject object) {
        return Stream.of(
                        labels(object, object.metadata()),
                        object.pod().stream().flatMap(pod -> ofPod(object, pod)),
                        terms(
                                object,
                                object.spec()
                                        .get("nodeAffinity", "required", "nodeSelectorTerms")
                                        .items(),
                                "volume-affinity"),
                        terms(object, object.root().get("allowedTopologies").items(), "allowed-topologies"),
                        configMap(object))
                .flatMap(Function.identity());
    }

    private static Stream<Fact> ofPod(KubernetesObject object, Pod pod) {
        YamlNode affinity = pod.spec().get("affinity", "nodeAffinity");
        List<YamlNode> preferred = affinity.get("preferredDuringSchedulingIgnoredDuringExecution").items().stream()
                .map(term -> term.get("preference"))
                .toList();
        return Stream.of(
                        object.isKind("Pod")
                                ? Stream.<Fact>empty()
                                : labels(object, pod.template().get("metadata")),
                        labelled(object, pod.spec().get("nodeSelector"), "node-selector"),
                        terms(
                                object,
                                affinity.get("requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms")
                                        .items(),
                                "node-affinity"),
                        terms(object, preferred, "node-preference"),
                        pod.containers().flatMap(RegionFacts::variables))
                .flatMap(Function.identity());
    }

    private static Stream<Fact> labels(KubernetesObject object, YamlNode metadata) {
        return Stream.concat(
                labelled(object, metadata.get("labels"), "label"),
                labelled(object, metadata.get("annotations"), "annotation"));
    }

    private static Stream<Fact> labelled(KubernetesObject object, YamlNode labels, String source) {
        return labels.entries()
                .flatMap(entry -> RegionNames.scopeOfLabel(entry.key()).stream()
                        .filter(scope -> !entry.text().isEmpty())
                        .map(scope -> region(object.fact(Fact.Type.REGION, entry.text(), entry), scope, source)));
    }

    private static Stream<Fact> terms(KubernetesObject object, List<YamlNode> terms, String source) {
        return terms.stream()
                .flatMap(term -> Stream.of("matchExpressions", "matchLabelExpressions")
                        .flatMap(list -> term.get(list).items().stream()))
                .filter(expression -> !expression.get("operator").text().equals("NotIn"))
                .flatMap(expression -> RegionNames.scopeOfLabel(
                                expression.get("key").text())
                        .stream()
                        .flatMap(scope -> expression.get("values").items().stream()
                                .map(value ->
                                        region(object.fact(Fact.Type.REGION, value.text(), value), scope, source))));
    }

    private static Stream<Fact> variables(Container container) {
        return container
                .variables()
                .flatMap(variable -> RegionNames.scopeOfVariable(variable.name()).stream()
                        .map(scope -> region(
                                container.fact(
                                        Fact.Type.REGION, variable.value().text(), variable.value()),
                                scope,
                                "env")));
    }

    private static Stream<Fact> configMap(KubernetesObject object) {
        if (!object.isKind("ConfigMap")) {
            return Stream.empty();
        }
        return object.root()
                .get("data")
                .entries()
                .flatMap(entry -> RegionNames.scopeOfVariable(entry.key()).stream()
                        .filter(scope -> !entry.text().isEmpty())
                        .map(scope -> region(object.fact(Fact.Type.REGION, entry.text(), entry), scope, "config-map")));
    }

    private static Fact region(Fact fact, String scope, String source) {
        return fact.with("scope", scope).with("source", source);
    }
}
