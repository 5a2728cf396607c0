package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.scanner.configuration.DataLabels;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Labels and annotations that say which class of data an object handles. */
final class DataFacts {
    private DataFacts() {}

    static Stream<Fact> of(KubernetesObject object) {
        String regions = RegionFacts.of(object)
                .filter(fact -> "region".equals(fact.attributes().get("scope")))
                .map(Fact::value)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        Stream<YamlNode> pod = object.isKind("Pod")
                ? Stream.empty()
                : object.pod().stream().map(template -> template.template().get("metadata"));
        return Stream.concat(Stream.of(object.metadata()), pod)
                .flatMap(metadata -> Stream.of("labels", "annotations").map(metadata::get))
                .flatMap(YamlNode::entries)
                .filter(entry -> DataLabels.isOne(entry.key()) && !entry.text().isEmpty())
                .map(entry -> object.fact(Fact.Type.DATA, entry.text(), entry).with("label", entry.key()))
                .map(fact -> regions.isEmpty() ? fact : fact.with("region", regions));
    }
}
