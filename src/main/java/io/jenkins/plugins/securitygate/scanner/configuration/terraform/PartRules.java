package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.azure;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.AwsPolicy;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules about what a resource should have, in a block of its own or as another resource of its folder. */
final class PartRules {
    private static final String BUCKET = "aws_s3_bucket";
    private static final String STORAGE = "azurerm_storage_account";
    private static final String ENCRYPTION = BUCKET + "_server_side_encryption_configuration";

    static final List<Rule<Member>> ALL = List.of(
            Rule.of("terraform-aws-bucket-log", Severity.LOW, "Nobody sees who used the bucket")
                    .cwe(778)
                    .fix("Add an aws_s3_bucket_logging that writes to another bucket.")
                    .when(of(
                            BUCKET,
                            bucket -> bucket.resource()
                                                    .blocks("logging")
                                                    .findAny()
                                                    .isPresent()
                                            || bucket.hasPart(BUCKET + "_logging")
                                    ? Stream.empty()
                                    : Stream.of(bucket.resource().missing("")))),
            Rule.of("terraform-aws-bucket-own-key", Severity.LOW, "The bucket is not encrypted with a key of one's own")
                    .cwe(311)
                    .fix("Add an aws_s3_bucket_server_side_encryption_configuration with sse_algorithm = \"aws:kms\".")
                    .when(PartRules::withoutKey),
            Rule.of("terraform-aws-network-log", Severity.LOW, "Nobody sees who talks to whom in the network")
                    .standard(AwsPolicy.cis("3.7"))
                    .cwe(778)
                    .fix("Add an aws_flow_log with the network as its vpc_id.")
                    .when(of("aws_vpc", network -> network.without("vpc_id", "aws_flow_log"))),
            Rule.of("terraform-azure-storage-network", Severity.MEDIUM, "The storage account answers every network")
                    .standard(azure("4.7"))
                    .cwe(284)
                    .fix("Add network_rules with default_action = \"Deny\".")
                    .when(PartRules::openStorage),
            Rule.of("terraform-azure-storage-own-key", Severity.LOW, "Storage is not encrypted with a key of one's own")
                    .standard(azure("4.11"))
                    .cwe(311)
                    .fix("Add an azurerm_storage_account_customer_managed_key.")
                    .when(of(
                            STORAGE,
                            account -> account.resource()
                                            .blocks("customer_managed_key")
                                            .findAny()
                                            .isPresent()
                                    ? Stream.empty()
                                    : account.without("storage_account_id", STORAGE + "_customer_managed_key"))),
            Rule.of(
                            "terraform-azure-database-audit",
                            Severity.LOW,
                            "The database server records nothing about requests")
                    .standard(azure("5.1.1"))
                    .cwe(778)
                    .fix("Add an azurerm_mssql_server_extended_auditing_policy.")
                    .when(PartRules::unaudited),
            Rule.of("terraform-azure-vault-log", Severity.LOW, "Nobody sees who used the vault")
                    .standard(azure("6.1.4"))
                    .cwe(778)
                    .fix("Add an azurerm_monitor_diagnostic_setting for it.")
                    .when(of(
                            "azurerm_key_vault",
                            vault -> vault.without("target_resource_id", "azurerm_monitor_diagnostic_setting"))));

    private PartRules() {}

    private static Function<Member, Stream<Hit>> of(String type, Function<Member, Stream<Hit>> check) {
        return member -> member.is(type) ? check.apply(member) : Stream.empty();
    }

    private static Stream<Hit> withoutKey(Member member) {
        Resource resource = member.resource();
        if (member.is(ENCRYPTION)) {
            return algorithms(resource.body())
                    .filter(algorithm -> algorithm.text().equals("AES256"))
                    .map(NodeHits::of);
        }
        boolean kept = member.hasPart(ENCRYPTION)
                || resource.blocks("server_side_encryption_configuration")
                        .flatMap(PartRules::algorithms)
                        .anyMatch(algorithm -> !algorithm.text().equals("AES256"));
        return member.is(BUCKET) && !kept ? Stream.of(resource.missing("")) : Stream.empty();
    }

    private static Stream<YamlNode> algorithms(YamlNode configuration) {
        return Resource.blocks(configuration, "rule")
                .flatMap(rule -> Resource.blocks(rule, "apply_server_side_encryption_by_default"))
                .map(encryption -> encryption.get("sse_algorithm"));
    }

    private static Stream<Hit> openStorage(Member member) {
        Resource resource = member.resource();
        if (member.is(STORAGE + "_network_rules")) {
            return Arguments.noneOf(Set.of("Allow"), "default_action").apply(resource);
        }
        if (!member.is(STORAGE)
                || resource.get("public_network_access_enabled").isFalse()
                || member.module().refers(STORAGE + "_network_rules", "storage_account_id", resource)) {
            return Stream.empty();
        }
        return Arguments.among(Set.of("Deny"), "network_rules", "default_action")
                .apply(resource);
    }

    private static Stream<Hit> unaudited(Member member) {
        Resource resource = member.resource();
        boolean inside = resource.blocks("extended_auditing_policy").findAny().isPresent();
        return member.is("azurerm_mssql_server", "azurerm_sql_server") && !inside
                ? member.without("server_id", "azurerm_mssql_server_extended_auditing_policy")
                : Stream.empty();
    }
}
