package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.on;
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
import java.util.Set;
import java.util.stream.Stream;

/** Rules about data and rights in Google Cloud. */
final class GoogleDataRules {
    private static final String DATABASE = "google_sql_database_instance";
    private static final String BUCKET = "google_storage_bucket";
    private static final Set<String> EVERYBODY = Set.of("allUsers", "allAuthenticatedUsers");
    private static final int QUARTER_SECONDS = 90 * 24 * 60 * 60;

    /**
     * A setting of a database that matters.
     *
     * @param system beginning of the database's version
     * @param section of the CIS benchmark
     */
    private record Flag(String system, String name, String good, String section) {}

    private static final List<Flag> FLAGS = List.of(
            new Flag("MYSQL", "local_infile", "off", "6.1.3"),
            new Flag("MYSQL", "skip_show_database", "on", "6.1.2"),
            new Flag("POSTGRES", "log_connections", "on", "6.2.2"),
            new Flag("POSTGRES", "log_disconnections", "on", "6.2.3"),
            new Flag("POSTGRES", "cloudsql.enable_pgaudit", "on", "6.2.8"),
            new Flag("SQLSERVER", "external scripts enabled", "off", "6.3.1"),
            new Flag("SQLSERVER", "cross db ownership chaining", "off", "6.3.2"),
            new Flag("SQLSERVER", "remote access", "off", "6.3.5"),
            new Flag("SQLSERVER", "contained database authentication", "off", "6.3.7"));

    static final List<Rule<Resource>> ALL = List.of(
            flags(),
            Rule.of("terraform-google-database-plain", Severity.MEDIUM, "The database takes unencrypted connections")
                    .standard(google("6.4"))
                    .cwe(319)
                    .fix("Set ssl_mode = \"ENCRYPTED_ONLY\" in ip_configuration.")
                    .when(of(DATABASE, GoogleDataRules::plain)),
            Rule.of("terraform-google-database-backup", Severity.MEDIUM, "The database has no backups")
                    .standard(google("6.7"))
                    .fix("Add backup_configuration with enabled = true to settings.")
                    .when(of(DATABASE, on("settings", "backup_configuration", "enabled"))),
            Rule.of("terraform-google-bucket-prevention", Severity.LOW, "Nothing keeps the bucket from becoming public")
                    .standard(google("5.1"))
                    .cwe(732)
                    .fix("Set public_access_prevention = \"enforced\".")
                    .when(of(BUCKET, wanted(value -> value.text().equals("enforced"), "public_access_prevention"))),
            Rule.of("terraform-google-bucket-log", Severity.LOW, "Nobody sees who used the bucket")
                    .cwe(778)
                    .fix("Add logging with a log_bucket.")
                    .when(of(BUCKET, stated("logging", "log_bucket"))),
            Rule.of("terraform-google-bucket-versioning", Severity.LOW, "What is overwritten in the bucket is lost")
                    .fix("Add versioning with enabled = true.")
                    .when(of(BUCKET, on("versioning", "enabled"))),
            Rule.of("terraform-google-dataset-public", Severity.HIGH, "Anybody may read the data")
                    .standard(google("7.1"))
                    .cwe(732)
                    .fix("Name the accounts in place of allUsers and allAuthenticatedUsers.")
                    .when(GoogleDataRules::publicData),
            Rule.of("terraform-google-key-rotation", Severity.MEDIUM, "The key is rotated seldom or never")
                    .standard(google("1.10"))
                    .cwe(324)
                    .fix("Set rotation_period = \"7776000s\", which is 90 days.")
                    .when(of("google_kms_crypto_key", GoogleDataRules::unrotated)),
            Rule.of("terraform-google-key-public", Severity.HIGH, "Anybody may use the key")
                    .standard(google("1.9"))
                    .cwe(732)
                    .fix("Name the accounts in place of allUsers and allAuthenticatedUsers.")
                    .when(of(
                            Set.of("google_kms_crypto_key_iam_member", "google_kms_crypto_key_iam_binding"),
                            GoogleDataRules::everybody)),
            Rule.of("terraform-google-account-key", Severity.LOW, "The account has a key that somebody must keep")
                    .standard(google("1.4"))
                    .cwe(522)
                    .fix("Use the identity of the machine or workload identity federation.")
                    .when(of("google_service_account_key", key -> Stream.of(key.missing("")))),
            Rule.of("terraform-google-project-rights", Severity.MEDIUM, "A program may do everything in the project")
                    .standard(google("1.5"))
                    .cwe(250)
                    .fix("Grant the few roles that are needed.")
                    .when(of(
                            Set.of("google_project_iam_member", "google_project_iam_binding"),
                            GoogleDataRules::projectOwner)),
            Rule.of("terraform-google-project-impersonation", Severity.MEDIUM, "Somebody may act as every account")
                    .standard(google("1.6"))
                    .cwe(250)
                    .fix("Grant the role on the one account that is needed.")
                    .when(of(
                            Set.of("google_project_iam_member", "google_project_iam_binding"),
                            Arguments.noneOf(
                                    Set.of("roles/iam.serviceAccountUser", "roles/iam.serviceAccountTokenCreator"),
                                    "role"))));

    private GoogleDataRules() {}

    private static Rule<Resource> flags() {
        Rule.Draft draft = Rule.of(
                        "terraform-google-database-flag", Severity.LOW, "A setting of the database is unsafe")
                .fix("Add database_flags with the name and value that the finding names.");
        FLAGS.forEach(flag -> draft.standard(google(flag.section())));
        return draft.when(of(DATABASE, GoogleDataRules::unsafeFlags));
    }

    private static Stream<Hit> unsafeFlags(Resource database) {
        String version = database.get("database_version").text();
        List<YamlNode> written = database.blocks("settings", "database_flags").toList();
        return FLAGS.stream()
                .filter(flag -> version.startsWith(flag.system()))
                .filter(flag -> written.stream().noneMatch(entry -> isSet(entry, flag)))
                .map(flag -> database.missing(flag.name() + " = " + flag.good()));
    }

    private static boolean isSet(YamlNode entry, Flag flag) {
        YamlNode value = entry.get("value");
        return Resource.isUnknown(entry.get("name"))
                || entry.get("name").text().equals(flag.name())
                        && (Resource.isUnknown(value) || value.text().equals(flag.good()));
    }

    private static Stream<Hit> plain(Resource database) {
        boolean modes = database.blocks("settings", "ip_configuration")
                .map(network -> network.get("ssl_mode"))
                .anyMatch(mode -> Resource.isUnknown(mode)
                        || Set.of("ENCRYPTED_ONLY", "TRUSTED_CLIENT_CERTIFICATE_REQUIRED")
                                .contains(mode.text()));
        return modes
                ? Stream.empty()
                : on("settings", "ip_configuration", "require_ssl").apply(database);
    }

    private static Stream<Hit> publicData(Resource resource) {
        return switch (resource.type()) {
            case "google_bigquery_dataset" ->
                resource.blocks("access")
                        .map(access -> access.get("special_group"))
                        .filter(group -> EVERYBODY.contains(group.text()))
                        .map(NodeHits::of);
            case "google_bigquery_dataset_iam_member", "google_bigquery_dataset_iam_binding" -> everybody(resource);
            default -> Stream.empty();
        };
    }

    private static Stream<Hit> everybody(Resource access) {
        return Stream.concat(Stream.of(access.get("member")), access.get("members").items().stream())
                .filter(member -> EVERYBODY.contains(member.text()))
                .map(member -> NodeHits.of(member, member.text()));
    }

    private static Stream<Hit> unrotated(Resource key) {
        String purpose = key.get("purpose").text();
        boolean rotatable = purpose.isEmpty() || purpose.equals("ENCRYPT_DECRYPT");
        return rotatable ? wanted(GoogleDataRules::isSoon, "rotation_period").apply(key) : Stream.empty();
    }

    private static boolean isSoon(YamlNode period) {
        String seconds = period.text().replaceFirst("s$", "");
        return seconds.matches("\\d{1,9}") && Integer.parseInt(seconds) <= QUARTER_SECONDS;
    }

    private static Stream<Hit> projectOwner(Resource grant) {
        boolean all =
                Set.of("roles/owner", "roles/editor").contains(grant.get("role").text());
        return all
                ? Stream.concat(Stream.of(grant.get("member")), grant.get("members").items().stream())
                        .filter(member -> member.text().startsWith("serviceAccount:"))
                        .map(member -> NodeHits.of(member, grant.get("role").text()))
                : Stream.empty();
    }
}
