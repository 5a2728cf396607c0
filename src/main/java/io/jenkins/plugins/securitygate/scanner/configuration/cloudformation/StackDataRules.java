package io.jenkins.plugins.securitygate.scanner.configuration.cloudformation;

import static io.jenkins.plugins.securitygate.scanner.configuration.cloudformation.StackResource.of;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.AwsPolicy;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about what a stack stores. */
final class StackDataRules {
    private static final Set<String> PUBLIC = Set.of("PublicRead", "PublicReadWrite");
    private static final String BUCKET = "AWS::S3::Bucket";

    static final List<Rule<StackResource>> ALL = List.of(
            Rule.of("cloudformation-bucket-public-acl", Severity.HIGH, "Anybody may read the bucket")
                    .cwe(732)
                    .fix("Remove AccessControl, and serve what is public through CloudFront.")
                    .when(of(
                            BUCKET,
                            bucket -> bucket.bad(bucket.get("AccessControl"), acl -> PUBLIC.contains(acl.text())))),
            Rule.of(
                            "cloudformation-bucket-public-access-block",
                            Severity.LOW,
                            "Nothing keeps the bucket from becoming public")
                    .standard(AwsPolicy.cis("2.1.4"))
                    .cwe(732)
                    .fix("Add PublicAccessBlockConfiguration with all four settings true.")
                    .when(of(BUCKET, StackDataRules::withoutBlock)),
            Rule.of("cloudformation-bucket-versioning", Severity.LOW, "What is overwritten in the bucket is lost")
                    .fix("Add VersioningConfiguration with Status: Enabled.")
                    .when(of(BUCKET, bucket -> {
                        YamlNode status = bucket.get("VersioningConfiguration", "Status");
                        boolean kept =
                                StackResource.isUnknown(status) || status.text().equals("Enabled");
                        return kept ? Stream.empty() : Stream.of(bucket.missing(""));
                    })),
            Rule.of("cloudformation-database-unencrypted", Severity.HIGH, "The database is stored without encryption")
                    .standard(AwsPolicy.cis("2.2.1"))
                    .cwe(311)
                    .fix("Set StorageEncrypted: true.")
                    .when(of(Set.of("AWS::RDS::DBInstance", "AWS::RDS::DBCluster"), StackDataRules::unencrypted)),
            Rule.of("cloudformation-volume-unencrypted", Severity.MEDIUM, "The volume is stored without encryption")
                    .standard(AwsPolicy.cis("5.1.1"))
                    .cwe(311)
                    .fix("Set Encrypted: true.")
                    .when(of("AWS::EC2::Volume", volume -> volume.notOn("Encrypted"))),
            Rule.of("cloudformation-key-rotation", Severity.MEDIUM, "The key is never rotated")
                    .standard(AwsPolicy.cis("3.6"))
                    .cwe(324)
                    .fix("Set EnableKeyRotation: true.")
                    .when(of("AWS::KMS::Key", StackDataRules::unrotated)));

    private StackDataRules() {}

    private static Stream<Hit> withoutBlock(StackResource bucket) {
        return Stream.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
                .filter(key -> {
                    YamlNode value = bucket.get("PublicAccessBlockConfiguration", key);
                    return value.isNull() || value.isFalse();
                })
                .map(bucket::missing);
    }

    /** A copy is encrypted as what it is copied from, an instance as its cluster. */
    private static Stream<Hit> unencrypted(StackResource database) {
        boolean copy = Stream.of(
                        "SourceDBInstanceIdentifier",
                        "SourceDBClusterIdentifier",
                        "DBSnapshotIdentifier",
                        "SnapshotIdentifier")
                .anyMatch(key -> database.get(key).isPresent());
        boolean ofCluster = database.is("AWS::RDS::DBInstance")
                && database.get("DBClusterIdentifier").isPresent();
        return copy || ofCluster ? Stream.empty() : database.notOn("StorageEncrypted");
    }

    /** Only symmetric keys can be rotated. */
    private static Stream<Hit> unrotated(StackResource key) {
        String spec = key.get("KeySpec").text();
        return spec.isEmpty() || spec.equals("SYMMETRIC_DEFAULT") ? key.notOn("EnableKeyRotation") : Stream.empty();
    }
}
