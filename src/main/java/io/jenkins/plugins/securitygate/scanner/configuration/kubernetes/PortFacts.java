package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.stream.Stream;

/** Ports that containers open and on which the deployment can be reached. */
final class PortFacts {
    private PortFacts() {}

    static Stream<Fact> of(KubernetesObject object) {
        Stream<Fact> own = switch (object.kind()) {
            case "Service" -> servicePorts(object);
            case "Ingress" -> ingressPorts(object);
            case "Gateway" -> gatewayPorts(object);
            default -> Stream.empty();
        };
        return Stream.concat(own, object.pod().stream().flatMap(Pod::containers).flatMap(PortFacts::containerPorts));
    }

    private static Stream<Fact> containerPorts(Container container) {
        return container.node().get("ports").items().stream().flatMap(port -> containerPort(container, port));
    }

    private static Stream<Fact> containerPort(Container container, YamlNode port) {
        Pod pod = container.pod();
        YamlNode opened = port.get("containerPort");
        YamlNode host = port.get("hostPort");
        // On the node's network every port of the container is one of the node.
        YamlNode reached = host.number() > 0 || !pod.usesHostNetwork() ? host : opened;
        String protocol = port.get("protocol").text();
        Stream.Builder<Fact> facts = Stream.builder();
        if (opened.number() > 0) {
            facts.add(pod.owner().port(opened.number(), "container", protocol, opened));
        }
        if (reached.number() > 0) {
            facts.add(pod.owner().port(reached.number(), "host", protocol, reached));
        }
        return facts.build().map(fact -> fact.with("container", container.name()));
    }

    private static Stream<Fact> servicePorts(KubernetesObject service) {
        return service.spec().get("ports").items().stream().flatMap(port -> servicePort(service, port));
    }

    private static Stream<Fact> servicePort(KubernetesObject service, YamlNode port) {
        String type = service.spec().get("type").text();
        YamlNode number = port.get("port");
        YamlNode node = port.get("nodePort");
        String protocol = port.get("protocol").text();
        Stream.Builder<Fact> facts = Stream.builder();
        if (number.number() > 0) {
            String exposure = type.equals("LoadBalancer") ? "load-balancer" : "service";
            facts.add(service.port(number.number(), exposure, protocol, number));
            if (!service.spec().get("externalIPs").items().isEmpty()) {
                facts.add(service.port(number.number(), "external-ip", protocol, number));
            }
        }
        if (node.number() > 0) {
            facts.add(service.port(node.number(), "node", protocol, node));
        } else if (type.equals("NodePort")) {
            facts.add(service.port(-1, "node", protocol, port));
        }
        return facts.build();
    }

    private static Stream<Fact> ingressPorts(KubernetesObject ingress) {
        return new IngressHosts(ingress).entries().map(host -> {
            Fact port = host.encrypted()
                    ? ingress.port(443, "ingress", "HTTPS", host.at())
                    : ingress.port(80, "ingress", "HTTP", host.at());
            return host.name().isEmpty() ? port : port.with("host", host.name());
        });
    }

    private static Stream<Fact> gatewayPorts(KubernetesObject gateway) {
        return gateway.spec().get("listeners").items().stream()
                .filter(listener -> listener.get("port").number() > 0)
                .map(listener -> {
                    YamlNode number = listener.get("port");
                    String protocol = listener.get("protocol").text();
                    Fact port = gateway.port(number.number(), "ingress", protocol, number);
                    String host = listener.get("hostname").text();
                    return host.isEmpty() ? port : port.with("host", host);
                });
    }
}
