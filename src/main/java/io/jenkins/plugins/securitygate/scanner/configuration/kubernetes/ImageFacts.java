package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.stream.Stream;

/** Images that run, and the registries that they come from. */
final class ImageFacts {
    private ImageFacts() {}

    static Stream<Fact> of(KubernetesObject object) {
        return object.pod().stream().flatMap(Pod::containers).flatMap(ImageFacts::of);
    }

    private static Stream<Fact> of(Container container) {
        YamlNode entry = container.node().get("image");
        if (entry.text().isEmpty()) {
            return Stream.empty();
        }
        Fact image = container.fact(Fact.Type.IMAGE, entry.text(), entry).with("use", "run");
        return container
                .image()
                .map(reference -> Stream.of(
                        reference.describe(image),
                        container
                                .fact(Fact.Type.REGISTRY, reference.registry(), entry)
                                .with("use", "run")))
                .orElse(Stream.of(image));
    }
}
