package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.block;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.forbidden;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.noneOf;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.off;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.on;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.stated;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.wanted;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.azure;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.of;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about Kubernetes of Azure, and about keys and backups. */
final class AzureClusterRules {
    private static final String CLUSTER = "azurerm_kubernetes_cluster";

    static final List<Rule<Resource>> ALL = List.of(
            Rule.of("terraform-azure-cluster-public-api", Severity.MEDIUM, "The cluster's API is open to the Internet")
                    .cwe(284)
                    .fix("Set private_cluster_enabled = true, or name the addresses in authorized_ip_ranges.")
                    .when(of(CLUSTER, AzureClusterRules::publicApi)),
            Rule.of("terraform-azure-cluster-network-policy", Severity.LOW, "Every pod may talk to every other")
                    .cwe(284)
                    .fix("Set network_policy in network_profile.")
                    .when(of(CLUSTER, stated("network_profile", "network_policy"))),
            Rule.of("terraform-azure-cluster-local-accounts", Severity.LOW, "A shared account administers the cluster")
                    .cwe(287)
                    .fix("Set local_account_disabled = true.")
                    .when(of(CLUSTER, on("local_account_disabled"))),
            Rule.of("terraform-azure-cluster-log", Severity.LOW, "Nothing collects the cluster's logs")
                    .cwe(778)
                    .fix("Add oms_agent with a log_analytics_workspace_id.")
                    .when(of(
                            CLUSTER,
                            cluster -> cluster.blocks("addon_profile", "oms_agent")
                                            .findAny()
                                            .isPresent()
                                    ? noneOf(Set.of("false"), "addon_profile", "oms_agent", "enabled")
                                            .apply(cluster)
                                    : block("oms_agent").apply(cluster))),
            Rule.of("terraform-azure-cluster-dashboard", Severity.MEDIUM, "The old dashboard of the cluster runs")
                    .cwe(284)
                    .fix("Remove kube_dashboard.")
                    .when(of(CLUSTER, off("addon_profile", "kube_dashboard", "enabled"))),
            Rule.of("terraform-azure-own-key", Severity.LOW, "It is not encrypted with a key of one's own")
                    .standard(azure("8.3"))
                    .cwe(311)
                    .fix("Name a disk encryption set.")
                    .when(of(Map.of(
                            CLUSTER,
                            stated("disk_encryption_set_id"),
                            "azurerm_managed_disk",
                            stated("disk_encryption_set_id")))),
            Rule.of("terraform-azure-disk-unencrypted", Severity.MEDIUM, "The disk is stored without encryption")
                    .cwe(311)
                    .fix("Remove encryption_settings.")
                    .when(of("azurerm_managed_disk", forbidden(YamlNode::isFalse, "encryption_settings", "enabled"))),
            Rule.of("terraform-azure-vault-expiry", Severity.LOW, "The key or secret is good for ever")
                    .standard(azure("3.3.1"))
                    .standard(azure("3.3.3"))
                    .cwe(324)
                    .fix("Set expiration_date.")
                    .when(of(Set.of("azurerm_key_vault_key", "azurerm_key_vault_secret"), stated("expiration_date"))),
            Rule.of("terraform-azure-database-backup", Severity.LOW, "Backups are lost with the region")
                    .fix("Set geo_redundant_backup_enabled = true.")
                    .when(of(
                            Set.of(
                                    "azurerm_mysql_server",
                                    "azurerm_postgresql_server",
                                    "azurerm_mysql_flexible_server",
                                    "azurerm_postgresql_flexible_server"),
                            on("geo_redundant_backup_enabled"))),
            Rule.of("terraform-azure-storage-undelete", Severity.LOW, "What is deleted in the storage is lost")
                    .standard(azure("4.10"))
                    .fix("Add delete_retention_policy to blob_properties.")
                    .when(of("azurerm_storage_account", stated("blob_properties", "delete_retention_policy"))),
            Rule.of("terraform-azure-storage-copies", Severity.INFO, "The storage is lost with its place")
                    .fix("Choose an account_replication_type such as GRS.")
                    .when(of("azurerm_storage_account", noneOf(Set.of("LRS", "ZRS"), "account_replication_type"))),
            Rule.of("terraform-azure-database-directory", Severity.LOW, "The database knows accounts of its own only")
                    .standard(azure("5.1.4"))
                    .cwe(287)
                    .fix("Add azuread_administrator.")
                    .when(of("azurerm_mssql_server", block("azuread_administrator"))),
            Rule.of("terraform-azure-vault-rights", Severity.LOW, "Rights on the vault are not given by roles")
                    .standard(azure("3.3.6"))
                    .cwe(284)
                    .fix("Set rbac_authorization_enabled = true.")
                    .when(of(
                            "azurerm_key_vault",
                            vault -> vault.get("rbac_authorization_enabled").isTrue()
                                    ? Stream.empty()
                                    : wanted(YamlNode::isTrue, "enable_rbac_authorization")
                                            .apply(vault))),
            Rule.of("terraform-azure-registry-admin", Severity.MEDIUM, "A shared account administers the registry")
                    .cwe(287)
                    .fix("Set admin_enabled = false and give rights to identities.")
                    .when(of("azurerm_container_registry", off("admin_enabled"))));

    private AzureClusterRules() {}

    private static Stream<Hit> publicApi(Resource cluster) {
        if (cluster.get("private_cluster_enabled").isTrue()) {
            return Stream.empty();
        }
        boolean old = !cluster.get("api_server_authorized_ip_ranges").isNull();
        return old
                ? stated("api_server_authorized_ip_ranges").apply(cluster)
                : stated("api_server_access_profile", "authorized_ip_ranges").apply(cluster);
    }
}
