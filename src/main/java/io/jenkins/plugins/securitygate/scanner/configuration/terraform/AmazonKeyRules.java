package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.block;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.forbidden;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.noneOf;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.on;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.stated;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.wanted;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.of;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules about what AWS encrypts, on its way and where it is stored, and by whose keys. */
final class AmazonKeyRules {
    private static final Set<String> SEARCH = Set.of("aws_elasticsearch_domain", "aws_opensearch_domain");

    /** Where the key of each type is named. */
    private static final Map<String, Function<Resource, Stream<Hit>>> OWN_KEYS = Map.ofEntries(
            Map.entry("aws_cloudwatch_log_group", stated("kms_key_id")),
            Map.entry("aws_db_instance", stated("kms_key_id")),
            Map.entry("aws_docdb_cluster", stated("kms_key_id")),
            Map.entry("aws_dynamodb_table", on("server_side_encryption", "enabled")),
            Map.entry("aws_ebs_volume", stated("kms_key_id")),
            Map.entry("aws_ecr_repository", stated("encryption_configuration", "kms_key")),
            Map.entry("aws_efs_file_system", stated("kms_key_id")),
            Map.entry("aws_elasticsearch_domain", stated("encrypt_at_rest", "kms_key_id")),
            Map.entry("aws_neptune_cluster", stated("kms_key_arn")),
            Map.entry("aws_opensearch_domain", stated("encrypt_at_rest", "kms_key_id")),
            Map.entry("aws_rds_cluster", stated("kms_key_id")),
            Map.entry("aws_redshift_cluster", stated("kms_key_id")),
            Map.entry("aws_s3_bucket_object", stated("kms_key_id")),
            Map.entry("aws_s3_object", stated("kms_key_id")),
            Map.entry("aws_secretsmanager_secret", stated("kms_key_id")),
            Map.entry("aws_sns_topic", stated("kms_master_key_id")),
            Map.entry("aws_lambda_function", ofVariables()));

    static final List<Rule<Resource>> ALL = List.of(
            Rule.of("terraform-aws-own-key", Severity.LOW, "It is not encrypted with a key of one's own")
                    .cwe(311)
                    .fix("Name a key of KMS, whose use can be granted, recorded and withdrawn.")
                    .when(of(OWN_KEYS)),
            Rule.of("terraform-aws-store-unencrypted", Severity.MEDIUM, "The store is not encrypted")
                    .cwe(311)
                    .fix("Switch encryption at rest on.")
                    .when(of(Map.of(
                            "aws_neptune_cluster", on("storage_encrypted"),
                            "aws_docdb_cluster", on("storage_encrypted"),
                            "aws_redshift_cluster", on("encrypted"),
                            "aws_elasticsearch_domain", on("encrypt_at_rest", "enabled"),
                            "aws_opensearch_domain", on("encrypt_at_rest", "enabled"),
                            "aws_elasticache_replication_group", on("at_rest_encryption_enabled"),
                            "aws_neptune_cluster_snapshot", noneOf(Set.of("false"), "storage_encrypted")))),
            Rule.of("terraform-aws-transit-unencrypted", Severity.MEDIUM, "What is sent to the store is not encrypted")
                    .cwe(319)
                    .fix("Switch encryption in transit on.")
                    .when(of(Map.of(
                            "aws_elasticache_replication_group", on("transit_encryption_enabled"),
                            "aws_elasticsearch_domain", on("domain_endpoint_options", "enforce_https"),
                            "aws_opensearch_domain", on("domain_endpoint_options", "enforce_https"),
                            "aws_msk_cluster",
                                    noneOf(
                                            Set.of("PLAINTEXT", "TLS_PLAINTEXT"),
                                            "encryption_info",
                                            "encryption_in_transit",
                                            "client_broker")))),
            Rule.of("terraform-aws-search-nodes", Severity.LOW, "The nodes of the search domain talk unencrypted")
                    .cwe(319)
                    .fix("Add node_to_node_encryption with enabled = true.")
                    .when(of(SEARCH, on("node_to_node_encryption", "enabled"))),
            Rule.of("terraform-aws-eks-secrets", Severity.LOW, "Secrets of the cluster are not encrypted with a key")
                    .cwe(311)
                    .fix("Add encryption_config for the resource secrets.")
                    .when(of("aws_eks_cluster", block("encryption_config"))),
            Rule.of("terraform-aws-old-tls", Severity.MEDIUM, "Connections may use a broken version of TLS")
                    .cwe(326)
                    .fix("Choose a policy that begins with TLS 1.2.")
                    .when(of(Map.of(
                            "aws_lb_listener", forbidden(AmazonKeyRules::allowsOldTls, "ssl_policy"),
                            "aws_alb_listener", forbidden(AmazonKeyRules::allowsOldTls, "ssl_policy"),
                            "aws_elasticsearch_domain", tls("domain_endpoint_options", "tls_security_policy"),
                            "aws_opensearch_domain", tls("domain_endpoint_options", "tls_security_policy"),
                            "aws_api_gateway_domain_name", noneOf(Set.of("TLS_1_0"), "security_policy"),
                            "aws_cloudfront_distribution",
                                    noneOf(
                                            Set.of("SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016"),
                                            "viewer_certificate",
                                            "minimum_protocol_version")))),
            Rule.of("terraform-aws-cdn-http", Severity.MEDIUM, "The distribution serves unencrypted HTTP")
                    .cwe(319)
                    .fix("Set viewer_protocol_policy = \"redirect-to-https\".")
                    .when(of(
                            "aws_cloudfront_distribution",
                            distribution -> Stream.of("default_cache_behavior", "ordered_cache_behavior")
                                    .flatMap(behavior -> noneOf(Set.of("allow-all"), behavior, "viewer_protocol_policy")
                                            .apply(distribution)))));

    private AmazonKeyRules() {}

    /** A function without variables has nothing to encrypt. */
    private static Function<Resource, Stream<Hit>> ofVariables() {
        return function -> function.blocks("environment").findAny().isPresent()
                ? stated("kms_key_arn").apply(function)
                : Stream.empty();
    }

    /** A domain that does not say, or says so, takes TLS 1.0. */
    private static Function<Resource, Stream<Hit>> tls(String... path) {
        return wanted(policy -> !policy.text().equals("Policy-Min-TLS-1-0-2019-07"), path);
    }

    private static boolean allowsOldTls(YamlNode policy) {
        return Set.of("ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-2015-05").contains(policy.text())
                || policy.text().matches("ELBSecurityPolicy-(?:FS-|TLS-)?1-[01]-.*|ELBSecurityPolicy-TLS13-1-[01]-.*");
    }
}
