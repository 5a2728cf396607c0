package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.google;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.of;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about Google Cloud. */
final class GoogleRules {
    private static final Set<String> EVERYBODY = Set.of("allUsers", "allAuthenticatedUsers");
    private static final Set<String> BUCKET_ACCESS = Set.of(
            "google_storage_bucket_iam_member",
            "google_storage_bucket_iam_binding",
            "google_storage_bucket_access_control",
            "google_storage_default_object_access_control");

    static final List<Rule<Resource>> ALL = List.of(
            Rule.of("terraform-google-bucket-public", Severity.HIGH, "Anybody may use the bucket")
                    .standard(google("5.1"))
                    .cwe(732)
                    .fix("Name the accounts in place of allUsers and allAuthenticatedUsers.")
                    .when(of(BUCKET_ACCESS, GoogleRules::everybody)),
            Rule.of(
                            "terraform-google-bucket-object-rights",
                            Severity.LOW,
                            "Every object can have access rights of its own")
                    .standard(google("5.2"))
                    .cwe(732)
                    .fix("Set uniform_bucket_level_access = true.")
                    .when(of("google_storage_bucket", bucket -> bucket.notOn("uniform_bucket_level_access"))),
            Rule.of("terraform-google-database-public-address", Severity.MEDIUM, "The database has a public address")
                    .standard(google("6.6"))
                    .cwe(284)
                    .fix("Set ipv4_enabled = false and use private_network.")
                    .when(of(
                            "google_sql_database_instance",
                            database -> addresses(database)
                                    .map(block -> block.get("ipv4_enabled"))
                                    .filter(YamlNode::isTrue)
                                    .map(NodeHits::of))),
            Rule.of("terraform-google-database-open", Severity.HIGH, "The database lets in every address")
                    .standard(google("6.5"))
                    .cwe(284)
                    .fix("Name the addresses of the application in authorized_networks.")
                    .when(of(
                            "google_sql_database_instance",
                            database -> addresses(database)
                                    .flatMap(block -> Resource.blocks(block, "authorized_networks"))
                                    .map(network -> network.get("value"))
                                    .filter(value -> Set.of("0.0.0.0/0", "::/0").contains(value.text()))
                                    .map(value -> NodeHits.of(value, value.text())))),
            Rule.of("terraform-google-legacy-rights", Severity.HIGH, "The cluster grants rights by its old model")
                    .cwe(284)
                    .fix("Remove enable_legacy_abac.")
                    .when(of(
                            "google_container_cluster",
                            cluster -> cluster.bad("enable_legacy_abac", YamlNode::isTrue))),
            Rule.of("terraform-google-serial-port", Severity.MEDIUM, "Anybody may try to log in on the serial port")
                    .standard(google("4.5"))
                    .cwe(284)
                    .fix("Remove serial-port-enable from metadata.")
                    .when(of(
                            "google_compute_instance",
                            instance -> NodeHits.where(
                                    instance.body().get("metadata", "serial-port-enable"),
                                    value -> value.isTrue() || value.number() == 1))));

    private GoogleRules() {}

    private static Stream<Hit> everybody(Resource access) {
        return Stream.concat(Stream.of("member", "entity").map(access::get), access.get("members").items().stream())
                .filter(member -> EVERYBODY.contains(member.text()))
                .map(member -> NodeHits.of(member, member.text()));
    }

    private static Stream<YamlNode> addresses(Resource database) {
        return database.blocks("settings", "ip_configuration");
    }
}
