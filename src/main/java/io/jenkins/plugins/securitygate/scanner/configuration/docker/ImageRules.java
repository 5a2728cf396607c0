package io.jenkins.plugins.securitygate.scanner.configuration.docker;

import static io.jenkins.plugins.securitygate.scanner.configuration.docker.DockerStandards.REFERENCE;
import static io.jenkins.plugins.securitygate.scanner.configuration.docker.DockerStandards.cis;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Rules about the image that a Dockerfile makes. */
final class ImageRules {
    private static final Pattern ROOT = Pattern.compile("(?:root|0+)(?::.*)?");

    static final List<Rule<Dockerfile>> ALL = List.of(
            Rule.of("docker-user-root", Severity.HIGH, "The image runs as root")
                    .standard(cis("4.1"))
                    .cwe(250)
                    .url(REFERENCE + "#user")
                    .fix("End with USER and a user without privileges, best by its number.")
                    .when(ImageRules::rootUser),
            Rule.of("docker-user-missing", Severity.MEDIUM, "The image does not say which user it runs as")
                    .standard(cis("4.1"))
                    .cwe(250)
                    .url(REFERENCE + "#user")
                    .fix("Add a user without privileges and a USER instruction; most base images run as root.")
                    .when(ImageRules::noUser),
            Rule.of("docker-healthcheck-missing", Severity.INFO, "The image has no health check")
                    .standard(cis("4.6"))
                    .url(REFERENCE + "#healthcheck")
                    .fix("Add HEALTHCHECK, unless only an orchestrator with probes of its own runs the image.")
                    .when(ImageRules::noHealthcheck));

    private ImageRules() {}

    /** Whether a {@code USER} instruction names root. */
    static boolean isRoot(Instruction user) {
        return user.words().stream().findFirst().filter(ROOT::matches).isPresent();
    }

    private static Stream<Hit> rootUser(Dockerfile file) {
        return file.effective("USER").filter(ImageRules::isRoot).map(user -> user.hit("")).stream();
    }

    private static Stream<Hit> noUser(Dockerfile file) {
        List<Stage> lineage = file.lineage();
        boolean rootless = lineage.get(lineage.size() - 1).base().contains("nonroot");
        return rootless || file.effective("USER").isPresent()
                ? Stream.empty()
                : Stream.of(file.last().from().hit(""));
    }

    private static Stream<Hit> noHealthcheck(Dockerfile file) {
        return file.effective("HEALTHCHECK").isPresent()
                ? Stream.empty()
                : Stream.of(file.last().from().hit(""));
    }
}
