package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.stream.Stream;

/** Host names under which the deployment can be reached. */
final class HostFacts {
    private HostFacts() {}

    static Stream<Fact> of(KubernetesObject object) {
        return hosts(object)
                .filter(host -> !host.text().isEmpty())
                .map(host -> object.fact(Fact.Type.HOST, host.text(), host));
    }

    private static Stream<YamlNode> hosts(KubernetesObject object) {
        YamlNode spec = object.spec();
        return switch (object.kind()) {
            case "Ingress" -> spec.get("rules").items().stream().map(rule -> rule.get("host"));
            case "Gateway" -> spec.get("listeners").items().stream().map(listener -> listener.get("hostname"));
            case "HTTPRoute", "GRPCRoute", "TLSRoute" -> spec.get("hostnames").items().stream();
            // OpenShift's own kind of Ingress.
            case "Route" -> Stream.of(spec.get("host"));
            default -> Stream.empty();
        };
    }
}
