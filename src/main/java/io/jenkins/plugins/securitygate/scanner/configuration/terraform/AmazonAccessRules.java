package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.block;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.off;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.on;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.of;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.AwsPolicy;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.LambdaRuntimes;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules about who reaches what in AWS. */
final class AmazonAccessRules {
    /** Where each type keeps the policy that says who may use it. */
    private static final Map<String, String> POLICIES = Map.ofEntries(
            Map.entry("aws_ecr_repository_policy", "policy"),
            Map.entry("aws_elasticsearch_domain", "access_policies"),
            Map.entry("aws_elasticsearch_domain_policy", "access_policies"),
            Map.entry("aws_iam_role", "assume_role_policy"),
            Map.entry("aws_kms_key", "policy"),
            Map.entry("aws_opensearch_domain", "access_policies"),
            Map.entry("aws_opensearch_domain_policy", "access_policies"),
            Map.entry("aws_secretsmanager_secret_policy", "policy"),
            Map.entry("aws_sns_topic", "policy"),
            Map.entry("aws_sns_topic_policy", "policy"),
            Map.entry("aws_sqs_queue", "policy"),
            Map.entry("aws_sqs_queue_policy", "policy"));

    static final List<Rule<Resource>> ALL = List.of(
            Rule.of(
                            "terraform-aws-iam-service-wildcard",
                            Severity.MEDIUM,
                            "The policy allows all actions of a service on every resource")
                    .cwe(250)
                    .fix("List the actions and resources that are needed.")
                    .when(AmazonAccessRules::serviceWildcards),
            Rule.of("terraform-aws-iam-user-policy", Severity.LOW, "Rights are given to a user, not to a group or role")
                    .standard(AwsPolicy.cis("1.14"))
                    .cwe(250)
                    .fix("Attach the policy to a group or a role.")
                    .when(of(
                            Set.of("aws_iam_user_policy", "aws_iam_user_policy_attachment"),
                            policy -> Stream.of(policy.missing("")))),
            Rule.of("terraform-aws-public-policy", Severity.HIGH, "The policy lets everybody in")
                    .cwe(732)
                    .fix("Name the accounts in Principal, or add a Condition.")
                    .when(AmazonAccessRules::publicPolicy),
            Rule.of("terraform-aws-default-group-open", Severity.LOW, "The default security group lets traffic through")
                    .standard(AwsPolicy.cis("5.5"))
                    .cwe(284)
                    .fix("Leave ingress and egress out of aws_default_security_group.")
                    .when(of(
                            "aws_default_security_group",
                            group -> Stream.of("ingress", "egress")
                                    .flatMap(group::blocks)
                                    .map(NodeHits::of))),
            Rule.of(
                            "terraform-aws-subnet-public-addresses",
                            Severity.LOW,
                            "Every machine in the subnet gets a public address")
                    .cwe(284)
                    .fix("Remove map_public_ip_on_launch.")
                    .when(of("aws_subnet", off("map_public_ip_on_launch"))),
            Rule.of("terraform-aws-search-public", Severity.MEDIUM, "The search domain is reached from the Internet")
                    .cwe(284)
                    .fix("Add vpc_options.")
                    .when(of(Set.of("aws_elasticsearch_domain", "aws_opensearch_domain"), block("vpc_options"))),
            Rule.of("terraform-aws-database-iam", Severity.INFO, "Users of the database have passwords of their own")
                    .cwe(287)
                    .fix("Set iam_database_authentication_enabled = true.")
                    .when(of(Map.of(
                            "aws_db_instance", on("iam_database_authentication_enabled"),
                            "aws_rds_cluster", on("iam_database_authentication_enabled"),
                            "aws_neptune_cluster", on("iam_database_authentication_enabled")))),
            Rule.of("terraform-aws-ecr-scan", Severity.LOW, "Images are not scanned when they are pushed")
                    .cwe(1104)
                    .fix("Add image_scanning_configuration with scan_on_push = true.")
                    .when(of("aws_ecr_repository", on("image_scanning_configuration", "scan_on_push"))),
            Rule.of("terraform-aws-lambda-runtime", Severity.MEDIUM, "The function's runtime gets no security fixes")
                    .cwe(1104)
                    .url(LambdaRuntimes.SOURCE)
                    .fix("Choose a runtime that AWS maintains.")
                    .when(of(
                            "aws_lambda_function",
                            function ->
                                    function.bad("runtime", runtime -> LambdaRuntimes.isDeprecated(runtime.text())))),
            Rule.of("terraform-aws-header-smuggling", Severity.LOW, "The load balancer hands on invalid headers")
                    .cwe(444)
                    .fix("Set drop_invalid_header_fields = true.")
                    .when(of(
                            Set.of("aws_lb", "aws_alb"),
                            balancer -> Set.of("network", "gateway")
                                            .contains(balancer.get("load_balancer_type")
                                                    .text())
                                    ? Stream.empty()
                                    : on("drop_invalid_header_fields").apply(balancer))));

    private AmazonAccessRules() {}

    private static Stream<Hit> serviceWildcards(Resource resource) {
        if (resource.is(Resource.POLICY_DOCUMENT)) {
            return statements(resource)
                    .filter(statement -> names(statement, "resources", "*"::equals))
                    .filter(statement -> names(statement, "actions", action -> action.endsWith(":*")))
                    .map(NodeHits::of);
        }
        return AmazonRules.POLICIES.contains(resource.type())
                ? AwsPolicy.allowsService(resource.get("policy"))
                : Stream.empty();
    }

    private static Stream<Hit> publicPolicy(Resource resource) {
        if (resource.is(Resource.POLICY_DOCUMENT)) {
            return statements(resource)
                    .filter(statement ->
                            Resource.blocks(statement, "condition").findAny().isEmpty())
                    .filter(statement -> Resource.blocks(statement, "principals")
                            .anyMatch(principals -> names(principals, "identifiers", "*"::equals)))
                    .map(NodeHits::of);
        }
        String argument = POLICIES.getOrDefault(resource.type(), "");
        return argument.isEmpty() ? Stream.empty() : resource.bad(argument, AwsPolicy::isPublic);
    }

    /** Statements that allow something, which is what they do unless they say otherwise. */
    static Stream<YamlNode> statements(Resource document) {
        return document.blocks("statement")
                .filter(statement -> !statement.get("effect").text().equals("Deny"));
    }

    static boolean names(YamlNode owner, String list, Predicate<String> wanted) {
        return owner.get(list).items().stream().map(YamlNode::text).anyMatch(wanted);
    }
}
