package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.of;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.AwsPolicy;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about databases and volumes of AWS. */
final class AmazonDataRules {
    private static final Set<String> DATABASES = Set.of("aws_db_instance", "aws_rds_cluster_instance");

    static final List<Rule<Resource>> ALL = List.of(
            Rule.of("terraform-aws-database-public", Severity.HIGH, "The database is reachable from the Internet")
                    .standard(AwsPolicy.cis("2.2.3"))
                    .cwe(284)
                    .fix("Set publicly_accessible = false.")
                    .when(of(DATABASES, database -> database.bad("publicly_accessible", YamlNode::isTrue))),
            Rule.of("terraform-aws-database-unencrypted", Severity.HIGH, "The database is stored without encryption")
                    .standard(AwsPolicy.cis("2.2.1"))
                    .cwe(311)
                    .fix("Set storage_encrypted = true.")
                    .when(of(Set.of("aws_db_instance", "aws_rds_cluster"), AmazonDataRules::unencrypted)),
            Rule.of("terraform-aws-volume-unencrypted", Severity.MEDIUM, "The volume is stored without encryption")
                    .standard(AwsPolicy.cis("5.1.1"))
                    .cwe(311)
                    .fix("Set encrypted = true.")
                    .when(of("aws_ebs_volume", volume -> volume.notOn("encrypted"))),
            Rule.of("terraform-aws-root-volume-unencrypted", Severity.MEDIUM, "A disk of the instance is not encrypted")
                    .cwe(311)
                    .fix("Set encrypted = true in root_block_device and ebs_block_device.")
                    .when(of(
                            "aws_instance",
                            instance -> Stream.of("root_block_device", "ebs_block_device")
                                    .flatMap(instance::blocks)
                                    .filter(block -> block.get("encrypted").isNull()
                                            || block.get("encrypted").isFalse())
                                    .map(NodeHits::of))),
            Rule.of("terraform-aws-files-unencrypted", Severity.MEDIUM, "The file system is stored without encryption")
                    .standard(AwsPolicy.cis("2.3.1"))
                    .cwe(311)
                    .fix("Set encrypted = true.")
                    .when(of("aws_efs_file_system", files -> files.notOn("encrypted"))),
            Rule.of(
                            "terraform-aws-warehouse-public",
                            Severity.HIGH,
                            "The data warehouse is reachable from the Internet")
                    .cwe(284)
                    .fix("Set publicly_accessible = false.")
                    .when(of("aws_redshift_cluster", cluster -> cluster.bad("publicly_accessible", YamlNode::isTrue))));

    private AmazonDataRules() {}

    /** A copy is encrypted as what it is copied from. */
    private static Stream<Hit> unencrypted(Resource database) {
        boolean copy = Stream.of("replicate_source_db", "replication_source_identifier", "snapshot_identifier")
                .anyMatch(key -> !database.get(key).isNull());
        return copy ? Stream.empty() : database.notOn("storage_encrypted");
    }
}
