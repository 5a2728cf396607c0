package io.jenkins.plugins.securitygate.scanner.configuration.compose;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.scanner.configuration.DataLabels;
import io.jenkins.plugins.securitygate.scanner.configuration.ImageFacts;
import io.jenkins.plugins.securitygate.scanner.configuration.PortFact;
import io.jenkins.plugins.securitygate.scanner.configuration.RegionNames;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a service says about the deployment. */
final class ComposeFacts {
    private static final Map<String, String> HOST_NAMESPACES =
            Map.of("network_mode", "hostNetwork", "pid", "hostPID", "ipc", "hostIPC");

    private ComposeFacts() {}

    static Stream<Fact> of(ComposeService service) {
        return Stream.of(images(service), ports(service), regions(service), privileges(service), data(service))
                .flatMap(Function.identity());
    }

    private static Stream<Fact> images(ComposeService service) {
        YamlNode image = service.node().get("image");
        return ImageFacts.run(ComposeService.resolved(image.text()), service.resource(), image.location());
    }

    private static Stream<Fact> ports(ComposeService service) {
        Stream<Fact> exposed = service.node().get("expose").items().stream().flatMap(item -> {
            String[] parts = ComposeService.resolved(item.text()).split("/", 2);
            return PortFact.parse(parts[0], parts.length > 1 ? parts[1] : "").stream()
                    .map(port -> port.fact("container", service.resource(), item.location()));
        });
        return Stream.concat(service.ports().stream().flatMap(port -> published(service.resource(), port)), exposed);
    }

    private static Stream<Fact> published(String resource, ComposePort port) {
        Location at = port.entry().location();
        PortFact onHost = PortFact.parse(port.published(), port.protocol()).orElse(PortFact.auto(port.protocol()));
        Optional<Fact> inside =
                PortFact.parse(port.target(), port.protocol()).map(number -> number.fact("container", resource, at));
        return Stream.concat(
                inside.stream(), Stream.of(onHost.fact("host", resource, at).with("address", port.address())));
    }

    private static Stream<Fact> regions(ComposeService service) {
        return service.environment()
                .flatMap(variable -> RegionNames.scopeOfVariable(variable.name()).stream()
                        .map(scope -> fact(service, Fact.Type.REGION, variable.value(), variable.entry())
                                .with("scope", scope)
                                .with("source", "env")));
    }

    private static Stream<Fact> privileges(ComposeService service) {
        Stream.Builder<Fact> facts = Stream.builder();
        YamlNode privileged = service.node().get("privileged");
        if (privileged.isTrue()) {
            facts.add(fact(service, Fact.Type.PRIVILEGE, "privileged", privileged));
        }
        service.node()
                .entries()
                .filter(entry -> entry.text().equals("host") && HOST_NAMESPACES.containsKey(entry.key()))
                .map(entry -> fact(service, Fact.Type.PRIVILEGE, HOST_NAMESPACES.get(entry.key()), entry))
                .forEach(facts::add);
        YamlNode user = service.node().get("user");
        if (IsolationRules.isRoot(user)) {
            facts.add(fact(service, Fact.Type.PRIVILEGE, "root", user));
        }
        service.node().get("cap_add").items().stream()
                .map(item -> fact(service, Fact.Type.PRIVILEGE, "capability:" + IsolationRules.capability(item), item))
                .forEach(facts::add);
        service.mounts()
                .map(mount -> fact(service, Fact.Type.PRIVILEGE, "hostPath:" + mount.source(), mount.entry()))
                .forEach(facts::add);
        return facts.build();
    }

    private static Stream<Fact> data(ComposeService service) {
        YamlNode labels = service.node().get("labels");
        Stream<Fact> listed = labels.items().stream().flatMap(item -> {
            String[] parts = item.text().split("=", 2);
            return parts.length == 2 && DataLabels.isOne(parts[0])
                    ? Stream.of(fact(service, Fact.Type.DATA, parts[1], item).with("label", parts[0]))
                    : Stream.empty();
        });
        return Stream.concat(
                labels.entries()
                        .filter(entry ->
                                DataLabels.isOne(entry.key()) && !entry.text().isEmpty())
                        .map(entry -> fact(service, Fact.Type.DATA, entry.text(), entry)
                                .with("label", entry.key())),
                listed);
    }

    private static Fact fact(ComposeService service, Fact.Type type, String value, YamlNode at) {
        return Fact.of(type, value, service.resource(), at.location());
    }
}
