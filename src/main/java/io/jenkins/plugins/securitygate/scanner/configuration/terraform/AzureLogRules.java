package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.among;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.forbidden;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.noneOf;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.on;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.wanted;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.azure;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.of;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about what Azure records and whom it alarms. */
final class AzureLogRules {
    private static final int QUARTER = 90;
    private static final Set<String> LOG_SETTINGS = Set.of(
            "log_checkpoints", "log_connections", "log_disconnections", "connection_throttling", "audit_log_enabled");

    static final List<Rule<Resource>> ALL = List.of(
            Rule.of("terraform-azure-application-log", Severity.LOW, "Nobody sees who used the application")
                    .standard(azure("6.1.6"))
                    .cwe(778)
                    .fix("Add http_logs to logs.")
                    .when(of(AzureRules.APPLICATIONS, Arguments.stated("logs", "http_logs"))),
            Rule.of("terraform-azure-database-log-setting", Severity.LOW, "The database is told not to write a log")
                    .standard(azure("5.2.2"))
                    .cwe(778)
                    .fix("Set the value to on.")
                    .when(AzureLogRules::silenced),
            Rule.of("terraform-azure-alarm-off", Severity.LOW, "Attacks on the database alarm nobody")
                    .cwe(778)
                    .fix("Set state = \"Enabled\", email_account_admins = true, and leave disabled_alerts out.")
                    .when(of(
                            "azurerm_mssql_server_security_alert_policy",
                            policy -> Stream.of(
                                            noneOf(Set.of("Disabled"), "state"),
                                            forbidden(alerts -> !alerts.items().isEmpty(), "disabled_alerts"),
                                            on("email_account_admins"))
                                    .flatMap(check -> check.apply(policy)))),
            Rule.of("terraform-azure-audit-retention", Severity.LOW, "The audit log is kept for less than 90 days")
                    .standard(azure("5.1.6"))
                    .cwe(779)
                    .fix("Set retention_in_days to at least 90.")
                    .when(of(
                            "azurerm_mssql_server_extended_auditing_policy",
                            forbidden(AzureLogRules::isShort, "retention_in_days"))),
            Rule.of("terraform-azure-flow-log", Severity.LOW, "The log of the network is off or kept for a short time")
                    .standard(azure("7.5"))
                    .cwe(779)
                    .fix("Set enabled = true and retention_policy with days of at least 90.")
                    .when(of(
                            "azurerm_network_watcher_flow_log",
                            log -> Stream.of(
                                            on("enabled"),
                                            forbidden(YamlNode::isFalse, "retention_policy", "enabled"),
                                            forbidden(AzureLogRules::isShort, "retention_policy", "days"))
                                    .flatMap(check -> check.apply(log)))),
            Rule.of("terraform-azure-defender", Severity.LOW, "Nothing looks for attacks on these resources")
                    .cwe(778)
                    .fix("Set tier = \"Standard\".")
                    .when(of("azurerm_security_center_subscription_pricing", among(Set.of("Standard"), "tier"))),
            Rule.of(
                            "terraform-azure-activity-log",
                            Severity.LOW,
                            "The log of the subscription is kept for a short time")
                    .cwe(779)
                    .fix("Set retention_policy to 365 days.")
                    .when(of(
                            "azurerm_monitor_log_profile",
                            wanted(days -> days.number() >= 365 || days.number() == 0, "retention_policy", "days"))));

    private AzureLogRules() {}

    /** Zero days are for ever. */
    private static boolean isShort(YamlNode days) {
        return days.number() > 0 && days.number() < QUARTER;
    }

    private static Stream<Hit> silenced(Resource setting) {
        boolean log = setting.type().startsWith("azurerm_")
                && setting.type().endsWith("_configuration")
                && LOG_SETTINGS.contains(setting.get("name").text());
        return log
                ? NodeHits.where(setting.get("value"), value -> value.text().equalsIgnoreCase("off"))
                : Stream.empty();
    }
}
