package io.jenkins.plugins.securitygate.scanner.configuration.docker;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.scanner.configuration.DataLabels;
import io.jenkins.plugins.securitygate.scanner.configuration.RegionNames;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a Dockerfile says about the image that it makes. */
final class DockerfileFacts {
    private DockerfileFacts() {}

    static Stream<Fact> of(Dockerfile file) {
        return Stream.of(
                        file.basedOnImages().flatMap(stage -> images(file, stage)),
                        file.lineage().stream().flatMap(stage -> ports(file, stage)),
                        file.lineage().stream().flatMap(stage -> regions(file, stage)),
                        file.lineage().stream().flatMap(stage -> data(file, stage)),
                        root(file))
                .flatMap(Function.identity());
    }

    private static Stream<Fact> images(Dockerfile file, Stage stage) {
        if (stage.base().equals("scratch")) {
            return Stream.empty();
        }
        Fact image = fact(file, Fact.Type.IMAGE, stage.base(), stage.from())
                .with("use", "base")
                .with("stage", stage.name());
        return stage.image()
                .map(reference -> Stream.of(
                        reference.describe(image),
                        fact(file, Fact.Type.REGISTRY, reference.registry(), stage.from())
                                .with("use", "base")
                                .with("stage", stage.name())))
                .orElse(Stream.of(image));
    }

    private static Stream<Fact> ports(Dockerfile file, Stage stage) {
        return stage.all("EXPOSE")
                .flatMap(expose -> ExposedPort.of(expose).stream()
                        .map(port -> new Fact(
                                Fact.Type.PORT,
                                port.text(),
                                port.first() == port.last() ? port.first() : -1,
                                file.path(),
                                expose.location(),
                                Map.of("exposure", "container", "protocol", port.protocol()))));
    }

    private static Stream<Fact> regions(Dockerfile file, Stage stage) {
        return stage.all("ENV")
                .flatMap(env -> Assignment.of(env).stream()
                        .filter(assignment -> !assignment.value().isEmpty())
                        .flatMap(assignment -> RegionNames.scopeOfVariable(assignment.name()).stream()
                                .map(scope -> fact(file, Fact.Type.REGION, assignment.value(), env)
                                        .with("scope", scope)
                                        .with("source", "env"))));
    }

    private static Stream<Fact> data(Dockerfile file, Stage stage) {
        return stage.all("LABEL")
                .flatMap(label -> Assignment.of(label).stream()
                        .filter(pair ->
                                DataLabels.isOne(pair.name()) && !pair.value().isEmpty())
                        .map(pair ->
                                fact(file, Fact.Type.DATA, pair.value(), label).with("label", pair.name())));
    }

    private static Stream<Fact> root(Dockerfile file) {
        return file
                .effective("USER")
                .filter(ImageRules::isRoot)
                .map(user -> fact(file, Fact.Type.PRIVILEGE, "root", user))
                .stream();
    }

    private static Fact fact(Dockerfile file, Fact.Type type, String value, Instruction at) {
        return Fact.of(type, value, file.path(), at.location());
    }
}
