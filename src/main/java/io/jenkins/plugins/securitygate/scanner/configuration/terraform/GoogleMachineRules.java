package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.among;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.block;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.off;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.stated;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.wanted;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.google;
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

/** Rules about machines and networks of Google Cloud. */
final class GoogleMachineRules {
    private static final String MACHINE = "google_compute_instance";
    private static final Set<String> MACHINES = Set.of(MACHINE, "google_compute_instance_template");

    static final List<Rule<Resource>> ALL = List.of(
            Rule.of("terraform-google-machine-public-address", Severity.LOW, "The machine gets a public address")
                    .standard(google("4.9"))
                    .cwe(284)
                    .fix("Remove access_config and put a load balancer before it.")
                    .when(of(
                            MACHINES,
                            machine -> machine.blocks("network_interface", "access_config")
                                    .map(NodeHits::of))),
            Rule.of("terraform-google-machine-login", Severity.LOW, "Who may log in is not decided in one place")
                    .standard(google("4.4"))
                    .cwe(287)
                    .fix("Remove enable-oslogin = false from metadata.")
                    .when(of(
                            Set.of(MACHINE, "google_compute_instance_template", "google_compute_project_metadata"),
                            machine -> NodeHits.where(
                                    machine.body().get("metadata", "enable-oslogin"), YamlNode::isFalse))),
            Rule.of("terraform-google-machine-project-keys", Severity.LOW, "Every key of the project opens the machine")
                    .standard(google("4.3"))
                    .cwe(284)
                    .fix("Set block-project-ssh-keys = true in metadata.")
                    .when(of(MACHINES, GoogleMachineRules::projectKeys)),
            Rule.of("terraform-google-machine-forwarding", Severity.LOW, "The machine may send under other addresses")
                    .standard(google("4.6"))
                    .cwe(284)
                    .fix("Remove can_ip_forward.")
                    .when(of(MACHINES, off("can_ip_forward"))),
            Rule.of("terraform-google-machine-boot", Severity.LOW, "The machine may start with changed software")
                    .standard(google("4.8"))
                    .cwe(353)
                    .fix("Add shielded_instance_config with enable_secure_boot = true.")
                    .when(of(MACHINES, block("shielded_instance_config"))),
            Rule.of("terraform-google-machine-account", Severity.MEDIUM, "The machine may do everything in the project")
                    .standard(google("4.2"))
                    .cwe(250)
                    .fix("Give it an account of its own: email in service_account.")
                    .when(of(
                            MACHINES,
                            machine -> machine.blocks("service_account")
                                    .filter(account -> account.get("email").isNull()
                                            || account.get("email")
                                                    .text()
                                                    .endsWith("-compute@developer.gserviceaccount.com"))
                                    .filter(account -> account.get("scopes").items().stream()
                                            .anyMatch(scope -> scope.text().endsWith("cloud-platform")))
                                    .map(NodeHits::of))),
            Rule.of("terraform-google-network-log", Severity.LOW, "Nobody sees who talks to whom in the network")
                    .standard(google("3.8"))
                    .cwe(778)
                    .fix("Add log_config.")
                    .when(of(
                            "google_compute_subnetwork",
                            subnet -> Set.of(
                                                    "INTERNAL_HTTPS_LOAD_BALANCER",
                                                    "REGIONAL_MANAGED_PROXY",
                                                    "PRIVATE_SERVICE_CONNECT")
                                            .contains(subnet.get("purpose").text())
                                    ? Stream.empty()
                                    : block("log_config").apply(subnet))),
            Rule.of("terraform-google-default-network", Severity.LOW, "The project gets a network that is open inside")
                    .standard(google("3.1"))
                    .cwe(284)
                    .fix("Set auto_create_network = false.")
                    .when(of("google_project", wanted(YamlNode::isFalse, "auto_create_network"))),
            Rule.of(
                            "terraform-google-unsigned-names",
                            Severity.LOW,
                            "Answers about the names of the zone can be forged")
                    .standard(google("3.3"))
                    .cwe(345)
                    .fix("Add dnssec_config with state = \"on\".")
                    .when(of(
                            "google_dns_managed_zone",
                            zone -> zone.get("visibility").text().equals("private")
                                    ? Stream.empty()
                                    : among(Set.of("on"), "dnssec_config", "state")
                                            .apply(zone))),
            Rule.of("terraform-google-old-tls", Severity.MEDIUM, "Connections may use a broken version of TLS")
                    .standard(google("3.9"))
                    .cwe(326)
                    .fix("Set min_tls_version = \"TLS_1_2\" and profile = \"MODERN\".")
                    .when(of("google_compute_ssl_policy", among(Set.of("TLS_1_2", "TLS_1_3"), "min_tls_version"))),
            Rule.of("terraform-google-own-key", Severity.LOW, "It is not encrypted with a key of one's own")
                    .cwe(311)
                    .fix("Name a key of Cloud KMS.")
                    .when(of(Map.of(
                            "google_compute_disk", block("disk_encryption_key"),
                            "google_bigquery_dataset", block("default_encryption_configuration"),
                            "google_sql_database_instance", stated("encryption_key_name"),
                            "google_storage_bucket", stated("encryption", "default_kms_key_name")))));

    private GoogleMachineRules() {}

    private static Stream<Hit> projectKeys(Resource machine) {
        YamlNode blocked = machine.body().get("metadata", "block-project-ssh-keys");
        if (Resource.isUnknown(machine.get("metadata")) || blocked.isTrue() || Resource.isUnknown(blocked)) {
            return Stream.empty();
        }
        return Stream.of(blocked.isNull() ? machine.missing("") : NodeHits.of(blocked));
    }
}
