package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.scanner.configuration.DataLabels;
import io.jenkins.plugins.securitygate.scanner.configuration.EmbeddedJson;
import io.jenkins.plugins.securitygate.scanner.configuration.ImageFacts;
import io.jenkins.plugins.securitygate.scanner.configuration.PortFact;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a resource says about the deployment. */
final class TerraformFacts {
    private static final Map<String, String> PLACES = Map.of(
            "region", "region",
            "location", "region",
            "zone", "zone",
            "availability_zone", "zone");
    private static final Set<String> LISTENERS = Set.of("aws_lb_listener", "aws_alb_listener");

    private TerraformFacts() {}

    static Stream<Fact> of(Resource resource) {
        return Stream.of(regions(resource), ports(resource), images(resource), privileges(resource), data(resource))
                .flatMap(Function.identity());
    }

    private static boolean isKnown(YamlNode value) {
        return value.isScalar()
                && !value.isNull()
                && !Resource.isUnknown(value)
                && !value.text().isEmpty();
    }

    private static Stream<Fact> regions(Resource resource) {
        String source = resource.is(Resource.PROVIDER) ? "provider" : "resource";
        Stream<Fact> single = resource.body()
                .entries()
                .filter(entry -> PLACES.containsKey(entry.key()))
                .filter(entry -> isKnown(Resource.constant(entry)))
                .map(entry -> resource.fact(
                                Fact.Type.REGION, Resource.constant(entry).text(), entry)
                        .with("scope", PLACES.get(entry.key()))
                        .with("source", source));
        Stream<Fact> listed = resource.get("availability_zones").items().stream()
                .filter(TerraformFacts::isKnown)
                .map(zone -> resource.fact(Fact.Type.REGION, zone.text(), zone)
                        .with("scope", "zone")
                        .with("source", source));
        return Stream.concat(single, listed);
    }

    private static Stream<Fact> ports(Resource resource) {
        Stream<Fact> openings = Openings.of(resource).map(opening -> opening.fact(resource.address()));
        return Stream.of(
                        openings,
                        listeners(resource),
                        frontends(resource),
                        tasks(resource).flatMap(task -> mapped(resource, task)))
                .flatMap(Function.identity());
    }

    /** What load balancers of Azure and Google Cloud listen on. */
    private static Stream<Fact> frontends(Resource resource) {
        Stream<YamlNode> ports = switch (resource.type()) {
            case "azurerm_lb_rule" -> Stream.of(resource.get("frontend_port"));
            case "azurerm_application_gateway" ->
                resource.blocks("frontend_port").map(frontend -> frontend.get("port"));
            case "google_compute_forwarding_rule", "google_compute_global_forwarding_rule" ->
                Stream.concat(Stream.of(resource.get("port_range")), resource.get("ports").items().stream());
            default -> Stream.empty();
        };
        String protocol = resource.is("azurerm_lb_rule") || resource.type().startsWith("google_")
                ? resource.get(resource.is("azurerm_lb_rule") ? "protocol" : "ip_protocol")
                        .text()
                : "";
        return ports.filter(TerraformFacts::isKnown)
                .flatMap(port -> PortFact.parse(port.text(), protocol).stream()
                        .map(number -> number.fact("load-balancer", resource.address(), port.location())));
    }

    private static Stream<YamlNode> tasks(Resource resource) {
        return resource.is("aws_ecs_task_definition")
                ? EmbeddedJson.tree(resource.get("container_definitions")).items().stream()
                : Stream.empty();
    }

    private static Stream<Fact> mapped(Resource resource, YamlNode task) {
        return task.get("portMappings").items().stream()
                .flatMap(mapping -> Stream.of("containerPort", "hostPort")
                        .map(mapping::get)
                        .flatMap(port -> PortFact.parse(
                                        port.text(), mapping.get("protocol").text())
                                .stream()
                                .filter(number -> number.number() > 0)
                                .map(number -> number.fact(
                                        port.key().equals("hostPort") ? "host" : "container",
                                        resource.address(),
                                        port.location()))));
    }

    private static Stream<Fact> privileges(Resource resource) {
        Stream<YamlNode> owners = resource.is("docker_container") ? Stream.of(resource.body()) : tasks(resource);
        return owners.map(owner -> owner.get("privileged"))
                .filter(YamlNode::isTrue)
                .map(privileged -> resource.fact(Fact.Type.PRIVILEGE, "privileged", privileged));
    }

    private static Stream<Fact> listeners(Resource resource) {
        boolean classic = resource.is("aws_elb");
        Stream<YamlNode> ports = classic ? resource.blocks("listener") : Stream.empty();
        if (LISTENERS.contains(resource.type())) {
            ports = Stream.of(resource.body());
        }
        String key = classic ? "lb_port" : "port";
        String by = classic ? "lb_protocol" : "protocol";
        return ports.flatMap(listener -> PortFact.parse(
                listener.get(key).text(), listener.get(by).text())
                .map(port -> port.fact(
                        "load-balancer", resource.address(), listener.get(key).location()))
                .stream());
    }

    private static Stream<Fact> images(Resource resource) {
        Stream<YamlNode> images = switch (resource.type()) {
            case "aws_ecs_task_definition" -> tasks(resource).map(container -> container.get("image"));
            case "google_cloud_run_service" ->
                resource.blocks("template", "spec")
                        .flatMap(spec -> Resource.blocks(spec, "containers"))
                        .map(container -> container.get("image"));
            case "google_cloud_run_v2_service" ->
                resource.blocks("template", "containers").map(container -> container.get("image"));
            case "azurerm_container_group" -> resource.blocks("container").map(container -> container.get("image"));
            case "aws_lambda_function" -> Stream.of(resource.get("image_uri"));
            case "docker_container" -> Stream.of(resource.get("image"));
            default -> Stream.empty();
        };
        return images.filter(TerraformFacts::isKnown)
                .flatMap(image -> ImageFacts.run(image.text(), resource.address(), image.location()));
    }

    private static Stream<Fact> data(Resource resource) {
        return Stream.of("tags", "labels")
                .map(resource::get)
                .flatMap(YamlNode::entries)
                .filter(tag -> DataLabels.isOne(tag.key()) && isKnown(tag))
                .map(tag -> resource.fact(Fact.Type.DATA, tag.text(), tag).with("label", tag.key()));
    }
}
