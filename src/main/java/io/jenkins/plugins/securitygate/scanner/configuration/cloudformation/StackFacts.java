package io.jenkins.plugins.securitygate.scanner.configuration.cloudformation;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.scanner.configuration.DataLabels;
import io.jenkins.plugins.securitygate.scanner.configuration.ImageFacts;
import io.jenkins.plugins.securitygate.scanner.configuration.PortFact;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a resource says about the deployment. */
final class StackFacts {
    private StackFacts() {}

    static Stream<Fact> of(StackResource resource) {
        return Stream.of(ports(resource), images(resource), privileges(resource), zones(resource), data(resource))
                .flatMap(Function.identity());
    }

    private static Stream<Fact> ports(StackResource resource) {
        Stream<Fact> openings = StackOpenings.of(resource).map(opening -> opening.fact(resource.target()));
        Stream<Fact> listener = resource.is("AWS::ElasticLoadBalancingV2::Listener")
                ? PortFact.parse(
                        resource.get("Port").text(), resource.get("Protocol").text())
                        .map(port -> port.fact(
                                "load-balancer",
                                resource.target(),
                                resource.get("Port").location()))
                        .stream()
                : Stream.empty();
        return Stream.of(openings, listener, classic(resource), mapped(resource))
                .flatMap(Function.identity());
    }

    /** What load balancers of the old kind listen on. */
    private static Stream<Fact> classic(StackResource resource) {
        return resource.is("AWS::ElasticLoadBalancing::LoadBalancer")
                ? resource.get("Listeners").items().stream()
                        .flatMap(listener -> port(
                                resource, "load-balancer", listener.get("LoadBalancerPort"), listener.get("Protocol")))
                : Stream.empty();
    }

    private static Stream<Fact> mapped(StackResource resource) {
        return resource.get("ContainerDefinitions").items().stream()
                .flatMap(container -> container.get("PortMappings").items().stream())
                .flatMap(mapping -> Stream.concat(
                        port(resource, "container", mapping.get("ContainerPort"), mapping.get("Protocol")),
                        port(resource, "host", mapping.get("HostPort"), mapping.get("Protocol"))));
    }

    private static Stream<Fact> port(StackResource resource, String exposure, YamlNode port, YamlNode protocol) {
        return PortFact.parse(
                        resource.resolved(port).text(),
                        resource.resolved(protocol).text())
                .stream()
                .filter(number -> number.number() > 0)
                .map(number -> number.fact(exposure, resource.target(), port.location()));
    }

    private static Stream<Fact> privileges(StackResource resource) {
        return resource.get("ContainerDefinitions").items().stream()
                .map(container -> resource.resolved(container.get("Privileged")))
                .filter(YamlNode::isTrue)
                .map(privileged ->
                        Fact.of(Fact.Type.PRIVILEGE, "privileged", resource.target(), privileged.location()));
    }

    private static Stream<Fact> images(StackResource resource) {
        return resource.get("ContainerDefinitions").items().stream()
                .map(container -> resource.resolved(container.get("Image")))
                .filter(image -> !StackResource.isUnknown(image))
                .flatMap(image -> ImageFacts.run(image.text(), resource.target(), image.location()));
    }

    private static Stream<Fact> zones(StackResource resource) {
        return Stream.of(resource.get("AvailabilityZone"))
                .filter(zone -> !StackResource.isUnknown(zone) && !zone.text().isEmpty())
                .map(zone -> Fact.of(Fact.Type.REGION, zone.text(), resource.target(), zone.location())
                        .with("scope", "zone")
                        .with("source", "resource"));
    }

    private static Stream<Fact> data(StackResource resource) {
        return resource.get("Tags").items().stream()
                .filter(tag -> DataLabels.isOne(tag.get("Key").text()))
                .map(tag -> {
                    YamlNode value = resource.resolved(tag.get("Value"));
                    return Fact.of(Fact.Type.DATA, value.text(), resource.target(), value.location())
                            .with("label", tag.get("Key").text());
                });
    }
}
