package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.azure;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.of;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules about Azure. Arguments that were renamed are looked for under both names. */
final class AzureRules {
    private static final Set<String> DATABASES = Set.of(
            "azurerm_mssql_server",
            "azurerm_mysql_server",
            "azurerm_postgresql_server",
            "azurerm_mariadb_server",
            "azurerm_cosmosdb_account");
    static final Set<String> APPLICATIONS = Set.of(
            "azurerm_app_service",
            "azurerm_function_app",
            "azurerm_linux_web_app",
            "azurerm_windows_web_app",
            "azurerm_linux_function_app",
            "azurerm_windows_function_app");

    static final List<Rule<Resource>> ALL = List.of(
            Rule.of("terraform-azure-storage-http", Severity.MEDIUM, "The storage account accepts unencrypted requests")
                    .standard(azure("4.1"))
                    .cwe(319)
                    .fix("Set https_traffic_only_enabled = true.")
                    .when(of(
                            "azurerm_storage_account",
                            any(YamlNode::isFalse, "enable_https_traffic_only", "https_traffic_only_enabled"))),
            Rule.of("terraform-azure-storage-public", Severity.HIGH, "Containers of the storage account may be public")
                    .standard(azure("4.17"))
                    .cwe(732)
                    .fix("Set allow_nested_items_to_be_public = false.")
                    .when(of(
                            "azurerm_storage_account",
                            any(YamlNode::isTrue, "allow_blob_public_access", "allow_nested_items_to_be_public"))),
            Rule.of("terraform-azure-container-public", Severity.HIGH, "Anybody may read the storage container")
                    .cwe(732)
                    .fix("Set container_access_type = \"private\".")
                    .when(of(
                            "azurerm_storage_container",
                            any(value -> Set.of("blob", "container").contains(value.text()), "container_access_type"))),
            Rule.of("terraform-azure-old-tls", Severity.MEDIUM, "Connections may use a broken version of TLS")
                    .cwe(326)
                    .fix("Set the minimum to TLS 1.2.")
                    .when(any(
                            value -> Set.of("TLS1_0", "TLS1_1", "1.0", "1.1", "TLSEnforcementDisabled")
                                    .contains(value.text()),
                            "min_tls_version",
                            "minimum_tls_version",
                            "ssl_minimal_tls_version_enforced")),
            Rule.of(
                            "terraform-azure-application-old-tls",
                            Severity.MEDIUM,
                            "The application takes a broken version of TLS")
                    .standard(azure("9.4"))
                    .cwe(326)
                    .fix("Set minimum_tls_version = \"1.2\" in site_config.")
                    .when(of(
                            APPLICATIONS,
                            application -> Stream.of("min_tls_version", "minimum_tls_version")
                                    .flatMap(key -> Arguments.noneOf(Set.of("1.0", "1.1"), "site_config", key)
                                            .apply(application)))),
            Rule.of("terraform-azure-database-public", Severity.MEDIUM, "The database may be reached from the Internet")
                    .standard(azure("5.1.7"))
                    .cwe(284)
                    .fix("Set public_network_access_enabled = false and use a private endpoint.")
                    .when(of(DATABASES, Arguments.wanted(YamlNode::isFalse, "public_network_access_enabled"))),
            Rule.of("terraform-azure-database-open", Severity.HIGH, "The database's firewall lets everybody in")
                    .standard(azure("5.1.2"))
                    .cwe(284)
                    .fix("Name the addresses of the application.")
                    .when(AzureRules::openFirewall),
            Rule.of("terraform-azure-database-plain", Severity.HIGH, "The database accepts unencrypted connections")
                    .cwe(319)
                    .fix("Set ssl_enforcement_enabled = true.")
                    .when(of(DATABASES, any(YamlNode::isFalse, "ssl_enforcement_enabled"))),
            Rule.of("terraform-azure-cluster-without-rbac", Severity.HIGH, "Everybody in the cluster may do everything")
                    .cwe(284)
                    .fix("Set role_based_access_control_enabled = true.")
                    .when(of("azurerm_kubernetes_cluster", AzureRules::withoutRoles)),
            Rule.of("terraform-azure-vault-purge", Severity.LOW, "Keys and secrets can be deleted for good")
                    .standard(azure("3.3.5"))
                    .fix("Set purge_protection_enabled = true.")
                    .when(of("azurerm_key_vault", vault -> vault.notOn("purge_protection_enabled"))),
            Rule.of("terraform-azure-application-http", Severity.MEDIUM, "The application serves unencrypted HTTP")
                    .standard(azure("9.1"))
                    .cwe(319)
                    .fix("Set https_only = true.")
                    .when(of(APPLICATIONS, application -> application.notOn("https_only"))),
            Rule.of("terraform-azure-password-login", Severity.MEDIUM, "The machine can be entered with a password")
                    .cwe(287)
                    .fix("Set disable_password_authentication = true and use keys.")
                    .when(of(
                            "azurerm_linux_virtual_machine",
                            any(YamlNode::isFalse, "disable_password_authentication"))));

    private AzureRules() {}

    private static Function<Resource, Stream<Hit>> any(Predicate<YamlNode> bad, String... keys) {
        return resource -> resource.type().startsWith("azurerm_")
                ? Stream.of(keys).flatMap(key -> resource.bad(key, bad))
                : Stream.empty();
    }

    private static Stream<Hit> openFirewall(Resource rule) {
        boolean all = rule.type().startsWith("azurerm_")
                && rule.type().endsWith("_firewall_rule")
                && rule.get("start_ip_address").text().equals("0.0.0.0")
                && rule.get("end_ip_address").text().equals("255.255.255.255");
        return all ? rule.bad("start_ip_address", YamlNode::isScalar) : Stream.empty();
    }

    private static Stream<Hit> withoutRoles(Resource cluster) {
        Stream<Hit> old = cluster.blocks("role_based_access_control")
                .map(block -> block.get("enabled"))
                .filter(YamlNode::isFalse)
                .map(enabled -> new Hit(enabled.location(), enabled.snippet(), ""));
        return Stream.concat(cluster.bad("role_based_access_control_enabled", YamlNode::isFalse), old);
    }
}
