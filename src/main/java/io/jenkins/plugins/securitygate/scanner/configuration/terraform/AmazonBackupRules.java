package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.forbidden;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.on;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.wanted;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.of;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.AwsPolicy;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules about what AWS can bring back after a loss. */
final class AmazonBackupRules {
    static final List<Rule<Resource>> ALL = List.of(
            Rule.of("terraform-aws-database-backup", Severity.MEDIUM, "The database has no backups")
                    .fix("Set backup_retention_period to at least 7 days.")
                    .when(of(Map.of(
                            "aws_db_instance", wanted(days -> days.number() != 0, "backup_retention_period"),
                            "aws_rds_cluster", forbidden(days -> days.number() == 0, "backup_retention_period")))),
            Rule.of("terraform-aws-database-deletion", Severity.LOW, "One command deletes the database")
                    .fix("Set deletion_protection = true.")
                    .when(of(
                            Set.of("aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"),
                            on("deletion_protection"))),
            Rule.of("terraform-aws-database-one-zone", Severity.INFO, "The database fails with its zone")
                    .standard(AwsPolicy.cis("2.2.4"))
                    .fix("Set multi_az = true.")
                    .when(of("aws_db_instance", on("multi_az"))),
            Rule.of("terraform-aws-database-minor-upgrade", Severity.LOW, "The database does not take security fixes")
                    .standard(AwsPolicy.cis("2.2.2"))
                    .cwe(1104)
                    .fix("Remove auto_minor_version_upgrade = false.")
                    .when(of(
                            Set.of("aws_db_instance", "aws_rds_cluster_instance"),
                            forbidden(YamlNode::isFalse, "auto_minor_version_upgrade"))),
            Rule.of("terraform-aws-table-recovery", Severity.LOW, "A table cannot be brought back to an earlier time")
                    .fix("Add point_in_time_recovery with enabled = true.")
                    .when(of("aws_dynamodb_table", on("point_in_time_recovery", "enabled"))));

    private AmazonBackupRules() {}
}
