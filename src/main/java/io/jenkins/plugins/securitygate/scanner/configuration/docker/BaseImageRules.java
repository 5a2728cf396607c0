package io.jenkins.plugins.securitygate.scanner.configuration.docker;

import static io.jenkins.plugins.securitygate.scanner.configuration.docker.DockerStandards.BEST_PRACTICES;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.ImageReference;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules about the image that a stage starts from. */
final class BaseImageRules {
    static final List<Rule<Stage>> ALL = List.of(
            Rule.of("docker-base-image-latest", Severity.MEDIUM, "The base image's version is left open")
                    .cwe(1104)
                    .url(BEST_PRACTICES)
                    .fix("Name a version, best with its digest: FROM image:1.2.3@sha256:…")
                    .when(stage -> base(stage, ImageReference::floating)),
            Rule.of("docker-base-image-digest-missing", Severity.INFO, "The base image is not pinned to its digest")
                    .url(BEST_PRACTICES)
                    .fix("Append the digest: FROM image:1.2.3@sha256:…")
                    .when(stage -> base(
                            stage, image -> !image.floating() && image.digest().isEmpty())));

    private BaseImageRules() {}

    private static Stream<Hit> base(Stage stage, Predicate<ImageReference> bad) {
        return stage.image().filter(bad).map(image -> stage.from().hit("")).stream();
    }
}
