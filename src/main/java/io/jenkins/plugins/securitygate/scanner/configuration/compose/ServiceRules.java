package io.jenkins.plugins.securitygate.scanner.configuration.compose;

import static io.jenkins.plugins.securitygate.scanner.configuration.compose.IsolationRules.cis;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ImageReference;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SecretWords;
import java.util.List;
import java.util.stream.Stream;

/** Rules about what a service runs, says and opens. */
final class ServiceRules {
    private static final String SERVICES = "https://docs.docker.com/reference/compose-file/services/#";

    static final List<Rule<ComposeService>> ALL = List.of(
            Rule.of("compose-image-latest", Severity.MEDIUM, "The image's version is left open")
                    .cwe(1104)
                    .url(SERVICES + "image")
                    .fix("Name a version, best with its digest: image:1.2.3@sha256:…")
                    .when(ServiceRules::floatingImage),
            Rule.of("compose-port-on-every-interface", Severity.LOW, "A port is opened on every interface of the host")
                    .standard(cis("5.14"))
                    .cwe(1327)
                    .url(SERVICES + "ports")
                    .fix(
                            "Name the address: 127.0.0.1:8080:80. Firewalls of the host do not hold what Docker publishes.")
                    .when(service -> service.ports().stream()
                            .filter(ComposePort::onEveryInterface)
                            .map(port -> NodeHits.of(port.entry(), port.target()))),
            Rule.of("compose-secret-in-environment", Severity.HIGH, "The file holds the value of a secret")
                    .cwe(798)
                    .url("https://docs.docker.com/compose/how-tos/use-secrets/")
                    .fix(
                            "Change the secret, and give it to the service by secrets or by a variable of the environment.")
                    .when(ServiceRules::secrets));

    private ServiceRules() {}

    /** A service that is built here only names its own image. */
    private static Stream<Hit> floatingImage(ComposeService service) {
        if (service.node().get("build").isPresent()) {
            return Stream.empty();
        }
        return NodeHits.where(
                service.node().get("image"),
                image -> ImageReference.parse(ComposeService.resolved(image.text()))
                        .filter(ImageReference::floating)
                        .isPresent());
    }

    private static Stream<Hit> secrets(ComposeService service) {
        return service.environment()
                .filter(variable -> SecretWords.isSecret(variable.name()) && SecretWords.isLiteral(variable.value()))
                .map(variable -> new Hit(
                        variable.entry().location(),
                        variable.name() + ": " + SecretDigest.mask(variable.value()),
                        variable.name()));
    }
}
