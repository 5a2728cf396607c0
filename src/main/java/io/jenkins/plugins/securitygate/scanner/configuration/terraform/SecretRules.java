package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SecretWords;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.stream.Stream;

/** Rules about secrets among the arguments of resources and providers. */
final class SecretRules {
    static final List<Rule<Resource>> ALL = List.of(
            Rule.of("terraform-secret-in-source", Severity.HIGH, "The configuration holds the value of a secret")
                    .cwe(798)
                    .fix("Change the secret, and read it from a vault or from a variable that is marked as sensitive.")
                    .when(SecretRules::secrets));

    private SecretRules() {}

    private static Stream<Hit> secrets(Resource resource) {
        Stream<YamlNode> variables = Stream.concat(
                resource.blocks("environment", "variables").flatMap(YamlNode::entries),
                resource.blocks("app_settings").flatMap(YamlNode::entries));
        return Stream.concat(resource.body().entries(), variables)
                .filter(entry -> SecretWords.isSecret(entry.key()) && isWritten(Resource.constant(entry)))
                .map(entry -> new Hit(
                        entry.location(),
                        entry.key() + ": "
                                + SecretDigest.mask(Resource.constant(entry).text()),
                        entry.key()));
    }

    private static boolean isWritten(YamlNode value) {
        return value.isScalar() && !value.isNull() && !Resource.isUnknown(value) && SecretWords.isLiteral(value.text());
    }
}
