package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.among;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.noneOf;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.off;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.on;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.stated;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.wanted;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.azure;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.of;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about who reaches services of Azure, and how; absent arguments count as what they mean. */
final class AzureAccessRules {
    private static final Set<String> APPLICATIONS = AzureRules.APPLICATIONS;

    static final List<Rule<Resource>> ALL = List.of(
            Rule.of("terraform-azure-service-public", Severity.LOW, "The service may be reached from the Internet")
                    .standard(azure("4.6"))
                    .cwe(284)
                    .fix("Set public_network_access_enabled = false and use a private endpoint.")
                    .when(of(
                            Set.of(
                                    "azurerm_container_registry",
                                    "azurerm_key_vault",
                                    "azurerm_managed_disk",
                                    "azurerm_redis_cache",
                                    "azurerm_search_service",
                                    "azurerm_storage_account"),
                            wanted(YamlNode::isFalse, "public_network_access_enabled"))),
            Rule.of("terraform-azure-vault-network", Severity.MEDIUM, "The vault answers every network")
                    .cwe(284)
                    .fix("Add network_acls with default_action = \"Deny\".")
                    .when(of("azurerm_key_vault", among(Set.of("Deny"), "network_acls", "default_action"))),
            Rule.of(
                            "terraform-azure-storage-public-default",
                            Severity.LOW,
                            "Whether containers may be public is left to the provider")
                    .standard(azure("4.17"))
                    .cwe(732)
                    .fix("Set allow_nested_items_to_be_public = false.")
                    .when(of("azurerm_storage_account", AzureAccessRules::publicByDefault)),
            Rule.of(
                            "terraform-azure-storage-shared-key",
                            Severity.LOW,
                            "Whoever has its key may do all with the storage")
                    .cwe(284)
                    .fix("Set shared_access_key_enabled = false and give rights to identities.")
                    .when(of("azurerm_storage_account", wanted(YamlNode::isFalse, "shared_access_key_enabled"))),
            Rule.of("terraform-azure-tls-default", Severity.LOW, "The oldest version of TLS is left to the provider")
                    .standard(azure("4.15"))
                    .cwe(326)
                    .fix("Name version 1.2.")
                    .when(of(Map.of(
                            "azurerm_storage_account", stated("min_tls_version"),
                            "azurerm_mssql_server", stated("minimum_tls_version"),
                            "azurerm_mysql_server", stated("ssl_minimal_tls_version_enforced"),
                            "azurerm_postgresql_server", stated("ssl_minimal_tls_version_enforced"),
                            "azurerm_redis_cache", stated("minimum_tls_version")))),
            Rule.of("terraform-azure-application-login", Severity.LOW, "The application asks nobody to log in")
                    .standard(azure("9.2"))
                    .cwe(306)
                    .fix(
                            "Add auth_settings_v2, or auth_settings with enabled = true, unless the program does it itself.")
                    .when(of(
                            APPLICATIONS,
                            application -> application
                                            .blocks("auth_settings_v2")
                                            .findAny()
                                            .isPresent()
                                    ? Stream.empty()
                                    : on("auth_settings", "enabled").apply(application))),
            Rule.of("terraform-azure-application-ftp", Severity.MEDIUM, "The application is deployed over plain FTP")
                    .standard(azure("9.3"))
                    .cwe(319)
                    .fix("Set ftps_state = \"Disabled\" in site_config.")
                    .when(of(APPLICATIONS, AzureAccessRules::plainFtp)),
            Rule.of("terraform-azure-application-identity", Severity.LOW, "The application has no identity of its own")
                    .standard(azure("9.5"))
                    .cwe(287)
                    .fix("Add identity with type = \"SystemAssigned\".")
                    .when(of(APPLICATIONS, Arguments.block("identity"))),
            Rule.of("terraform-azure-application-debug", Severity.MEDIUM, "Debuggers may connect to the application")
                    .standard(azure("9.12"))
                    .cwe(489)
                    .fix("Remove remote_debugging_enabled.")
                    .when(of(
                            APPLICATIONS,
                            application -> Stream.of("remote_debugging_enabled", "remote_debugging")
                                    .flatMap(key -> off("site_config", key).apply(application)))),
            Rule.of("terraform-azure-application-client-certificate", Severity.INFO, "Clients need no certificate")
                    .cwe(287)
                    .fix("Set client_certificate_enabled = true where other programs are the clients.")
                    .when(of(
                            APPLICATIONS,
                            application -> Stream.of("client_certificate_enabled", "client_cert_enabled")
                                            .anyMatch(
                                                    key -> !application.get(key).isNull())
                                    ? Stream.of("client_certificate_enabled", "client_cert_enabled")
                                            .flatMap(key -> application.bad(key, YamlNode::isFalse))
                                    : Stream.of(application.missing("")))),
            Rule.of("terraform-azure-machine-password", Severity.MEDIUM, "The machine can be entered with a password")
                    .cwe(287)
                    .fix("Set disable_password_authentication = true and use keys.")
                    .when(of(Map.of(
                            "azurerm_virtual_machine",
                                    noneOf(
                                            Set.of("false"),
                                            "os_profile_linux_config",
                                            "disable_password_authentication"),
                            "azurerm_linux_virtual_machine_scale_set",
                                    noneOf(Set.of("false"), "disable_password_authentication")))),
            Rule.of("terraform-azure-machine-encryption", Severity.LOW, "What the machine caches is not encrypted")
                    .cwe(311)
                    .fix("Set encryption_at_host_enabled = true.")
                    .when(of(
                            Set.of("azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"),
                            on("encryption_at_host_enabled"))),
            Rule.of("terraform-azure-role-everything", Severity.MEDIUM, "A role of one's own may do everything")
                    .standard(azure("2.23"))
                    .cwe(250)
                    .fix("List the actions that are needed in place of \"*\".")
                    .when(of(
                            "azurerm_role_definition",
                            role -> role.blocks("permissions")
                                    .map(permissions -> permissions.get("actions"))
                                    .filter(actions -> actions.items().stream()
                                            .anyMatch(action -> action.text().equals("*")))
                                    .map(NodeHits::of))),
            Rule.of("terraform-azure-gateway-http", Severity.MEDIUM, "The gateway serves unencrypted HTTP")
                    .cwe(319)
                    .fix("Set protocol = \"Https\", and redirect what comes by HTTP.")
                    .when(of(
                            "azurerm_application_gateway",
                            gateway -> gateway.blocks("redirect_configuration")
                                            .findAny()
                                            .isPresent()
                                    ? Stream.empty()
                                    : noneOf(Set.of("Http"), "http_listener", "protocol")
                                            .apply(gateway))),
            Rule.of("terraform-azure-gateway-firewall", Severity.LOW, "Nothing filters the requests to the gateway")
                    .fix("Add waf_configuration with enabled = true, or a firewall_policy_id.")
                    .when(of(
                            "azurerm_application_gateway",
                            gateway ->
                                    gateway.get("firewall_policy_id").isNull() && !gateway.isLater("firewall_policy_id")
                                            ? on("waf_configuration", "enabled").apply(gateway)
                                            : Stream.empty())));

    private AzureAccessRules() {}

    private static Stream<Hit> publicByDefault(Resource account) {
        boolean said = Stream.of("allow_nested_items_to_be_public", "allow_blob_public_access")
                .anyMatch(key -> !account.get(key).isNull());
        return said ? Stream.empty() : Stream.of(account.missing(""));
    }

    /** A function application that says nothing about it takes plain FTP as well. */
    private static Stream<Hit> plainFtp(Resource application) {
        return among(Set.of("FtpsOnly", "Disabled"), "site_config", "ftps_state")
                .apply(application);
    }
}
