package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.configuration.SecretWords;
import java.util.List;

/** Finds secrets among the environment variables that an image sets: by what they look like, else by their names. */
final class EnvironmentSecrets {
    private static final String REMEDIATION =
            "Change the secret: whoever has the image knows it. Give it to the container when it starts.";

    private final ScanContext context;

    private final TextSearch search;

    EnvironmentSecrets(ScanContext context, TextSearch search) {
        this.context = context;
        this.search = search;
    }

    /**
     * The secrets in one variable.
     *
     * @param image name of the image, which tells its secrets from those of others
     * @param assignment of the form {@code NAME=value}
     */
    List<Finding.Builder> in(String image, String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            return List.of();
        }
        String name = assignment.substring(0, equals);
        String value = assignment.substring(equals + 1);
        List<Finding.Builder> found = search.in(assignment);
        if (found.isEmpty() && SecretWords.isSecret(name) && SecretWords.isLiteral(value)) {
            found = List.of(named(name, value));
        }
        String identity = String.join(" ", image, name, context.secrets().of(value));
        return found.stream()
                .map(finding ->
                        finding.location(Location.NONE).identity(identity).remediation(REMEDIATION))
                .toList();
    }

    private static Finding.Builder named(String name, String value) {
        return Finding.of(ScanKind.SECRET, "image-secret-in-env")
                .title("The image holds the value of a secret: " + name)
                .description("CIS Docker Benchmark v1.6, 4.10")
                .severity(Severity.HIGH)
                .cwes(List.of(798))
                .snippet(name + "=" + SecretDigest.mask(value))
                .url("https://docs.docker.com/build/building/secrets/");
    }
}
