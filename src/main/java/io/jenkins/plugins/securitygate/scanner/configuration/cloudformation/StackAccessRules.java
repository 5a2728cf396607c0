package io.jenkins.plugins.securitygate.scanner.configuration.cloudformation;

import static io.jenkins.plugins.securitygate.scanner.configuration.cloudformation.StackResource.of;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.AwsPolicy;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SecretWords;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.stream.Stream;

/** Rules about who may do what with a stack, and what is recorded of it. */
final class StackAccessRules {
    static final List<Rule<StackResource>> ALL = List.of(
            Rule.of("cloudformation-iam-wildcard", Severity.HIGH, "The policy allows every action on every resource")
                    .standard(AwsPolicy.cis("1.15"))
                    .cwe(250)
                    .fix("List the actions and resources that are needed in place of \"*\".")
                    .when(resource -> policies(resource).flatMap(AwsPolicy::allowsEverything)),
            Rule.of("cloudformation-trail-one-region", Severity.MEDIUM, "The trail records one region only")
                    .standard(AwsPolicy.cis("3.1"))
                    .cwe(778)
                    .fix("Set IsMultiRegionTrail: true.")
                    .when(of("AWS::CloudTrail::Trail", trail -> trail.notOn("IsMultiRegionTrail"))),
            Rule.of(
                            "cloudformation-trail-validation",
                            Severity.LOW,
                            "Nobody would notice a changed log file of the trail")
                    .standard(AwsPolicy.cis("3.2"))
                    .cwe(353)
                    .fix("Set EnableLogFileValidation: true.")
                    .when(of("AWS::CloudTrail::Trail", trail -> trail.notOn("EnableLogFileValidation"))),
            Rule.of("cloudformation-secret-in-source", Severity.HIGH, "The template holds the value of a secret")
                    .cwe(798)
                    .fix("Change the secret, and refer to it with {{resolve:secretsmanager:…}} or a NoEcho parameter.")
                    .when(StackAccessRules::secrets));

    private StackAccessRules() {}

    /** What the resource lets its owner do, in policies of its own or written into it. */
    static Stream<YamlNode> policies(StackResource resource) {
        if (!resource.type().startsWith("AWS::IAM::")) {
            return Stream.empty();
        }
        Stream<YamlNode> inline = resource.get("Policies").items().stream().map(policy -> policy.get("PolicyDocument"));
        return Stream.concat(Stream.of(resource.get("PolicyDocument")), inline);
    }

    private static Stream<Hit> secrets(StackResource resource) {
        return Stream.concat(
                        resource.get().entries(),
                        resource.get("Environment", "Variables").entries())
                .filter(entry -> entry.isScalar() && !StackResource.isUnknown(entry))
                .filter(entry -> !entry.text().contains("{{resolve:"))
                .filter(entry -> SecretWords.isSecret(entry.key()) && SecretWords.isLiteral(entry.text()))
                .map(NodeHits::masked);
    }
}
