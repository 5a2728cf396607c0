package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.block;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.on;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.stated;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.wanted;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.of;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules about what AWS records. Logs that are resources of their own are in {@link PartRules}. */
final class AmazonLogRules {
    static final List<Rule<Resource>> ALL = List.of(
            Rule.of("terraform-aws-load-balancer-log", Severity.LOW, "Nobody sees who used the load balancer")
                    .cwe(778)
                    .fix("Add access_logs with enabled = true.")
                    .when(of(Map.of(
                            "aws_lb", on("access_logs", "enabled"),
                            "aws_alb", on("access_logs", "enabled"),
                            "aws_elb", block("access_logs")))),
            Rule.of("terraform-aws-database-log", Severity.LOW, "The database keeps its log to itself")
                    .cwe(778)
                    .fix("List the logs, for example audit and error, in enabled_cloudwatch_logs_exports.")
                    .when(of(Map.of(
                            "aws_db_instance", stated("enabled_cloudwatch_logs_exports"),
                            "aws_rds_cluster", stated("enabled_cloudwatch_logs_exports"),
                            "aws_docdb_cluster", stated("enabled_cloudwatch_logs_exports"),
                            "aws_neptune_cluster", stated("enable_cloudwatch_logs_exports")))),
            Rule.of("terraform-aws-eks-log", Severity.LOW, "The cluster's control plane records nothing about requests")
                    .cwe(778)
                    .fix("Set enabled_cluster_log_types = [\"api\", \"audit\", \"authenticator\"].")
                    .when(of(
                            "aws_eks_cluster",
                            wanted(
                                    types -> types.items().stream()
                                            .anyMatch(type -> type.text().equals("audit")),
                                    "enabled_cluster_log_types"))),
            Rule.of("terraform-aws-search-log", Severity.LOW, "The search domain records nothing about requests")
                    .cwe(778)
                    .fix("Add log_publishing_options with log_type = \"AUDIT_LOGS\".")
                    .when(of(
                            Set.of("aws_elasticsearch_domain", "aws_opensearch_domain"),
                            block("log_publishing_options"))),
            Rule.of("terraform-aws-api-log", Severity.LOW, "Nobody sees who used the API")
                    .cwe(778)
                    .fix("Add access_log_settings.")
                    .when(of(Set.of("aws_api_gateway_stage", "aws_apigatewayv2_stage"), block("access_log_settings"))),
            Rule.of("terraform-aws-cdn-log", Severity.LOW, "Nobody sees who used the distribution")
                    .cwe(778)
                    .fix("Add logging_config.")
                    .when(of("aws_cloudfront_distribution", block("logging_config"))),
            Rule.of("terraform-aws-log-retention", Severity.LOW, "The log is kept for ever, or for less than a year")
                    .cwe(779)
                    .fix("Set retention_in_days to the time that your rules ask for, at least 365.")
                    .when(of("aws_cloudwatch_log_group", wanted(days -> days.number() >= 365, "retention_in_days"))));

    private AmazonLogRules() {}
}
