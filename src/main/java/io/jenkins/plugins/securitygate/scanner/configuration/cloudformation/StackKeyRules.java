package io.jenkins.plugins.securitygate.scanner.configuration.cloudformation;

import static io.jenkins.plugins.securitygate.scanner.configuration.cloudformation.StackResource.of;
import static io.jenkins.plugins.securitygate.scanner.configuration.cloudformation.StackResource.on;
import static io.jenkins.plugins.securitygate.scanner.configuration.cloudformation.StackResource.stated;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.AwsPolicy;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules about what a stack encrypts, and by whose keys. */
final class StackKeyRules {
    private static final Set<String> OLD_TLS = Set.of(
            "ELBSecurityPolicy-2015-05",
            "ELBSecurityPolicy-2016-08",
            "ELBSecurityPolicy-FS-2018-06",
            "ELBSecurityPolicy-FS-1-1-2019-08",
            "ELBSecurityPolicy-TLS-1-0-2015-04",
            "ELBSecurityPolicy-TLS-1-1-2017-01",
            "ELBSecurityPolicy-TLS13-1-0-2021-06",
            "ELBSecurityPolicy-TLS13-1-1-2021-06");

    /** Where the key of each type is named. */
    private static final Map<String, Function<StackResource, Stream<Hit>>> OWN_KEYS = Map.ofEntries(
            Map.entry("AWS::DynamoDB::Table", on("SSESpecification", "SSEEnabled")),
            Map.entry("AWS::EC2::Volume", stated("KmsKeyId")),
            Map.entry("AWS::ECR::Repository", stated("EncryptionConfiguration", "KmsKey")),
            Map.entry("AWS::EFS::FileSystem", stated("KmsKeyId")),
            Map.entry("AWS::Logs::LogGroup", stated("KmsKeyId")),
            Map.entry("AWS::RDS::DBCluster", stated("KmsKeyId")),
            Map.entry("AWS::RDS::DBInstance", stated("KmsKeyId")),
            Map.entry("AWS::Redshift::Cluster", stated("KmsKeyId")),
            Map.entry("AWS::S3::Bucket", stated("BucketEncryption")),
            Map.entry("AWS::SNS::Topic", stated("KmsMasterKeyId")),
            Map.entry("AWS::SecretsManager::Secret", stated("KmsKeyId")));

    static final List<Rule<StackResource>> ALL = List.of(
            Rule.of("cloudformation-own-key", Severity.LOW, "It is not encrypted with a key of one's own")
                    .cwe(311)
                    .fix("Name a key of KMS, whose use can be granted, recorded and withdrawn.")
                    .when(of(OWN_KEYS)),
            Rule.of("cloudformation-store-unencrypted", Severity.MEDIUM, "The store is not encrypted")
                    .cwe(311)
                    .fix("Switch encryption at rest on.")
                    .when(of(Map.of(
                            "AWS::EFS::FileSystem", on("Encrypted"),
                            "AWS::Redshift::Cluster", on("Encrypted"),
                            "AWS::Neptune::DBCluster", on("StorageEncrypted"),
                            "AWS::DocDB::DBCluster", on("StorageEncrypted"),
                            "AWS::Elasticsearch::Domain", on("EncryptionAtRestOptions", "Enabled"),
                            "AWS::OpenSearchService::Domain", on("EncryptionAtRestOptions", "Enabled"),
                            "AWS::ElastiCache::ReplicationGroup", on("AtRestEncryptionEnabled")))),
            Rule.of("cloudformation-transit-unencrypted", Severity.MEDIUM, "What is sent to the store is not encrypted")
                    .cwe(319)
                    .fix("Switch encryption in transit on.")
                    .when(of(Map.of(
                            "AWS::ElastiCache::ReplicationGroup", on("TransitEncryptionEnabled"),
                            "AWS::Elasticsearch::Domain", on("DomainEndpointOptions", "EnforceHTTPS"),
                            "AWS::OpenSearchService::Domain", on("DomainEndpointOptions", "EnforceHTTPS")))),
            Rule.of("cloudformation-trail-key", Severity.LOW, "The trail's log is not encrypted with a key of its own")
                    .standard(AwsPolicy.cis("3.5"))
                    .cwe(311)
                    .fix("Set KMSKeyId.")
                    .when(of("AWS::CloudTrail::Trail", stated("KMSKeyId"))),
            Rule.of("cloudformation-eks-secrets", Severity.LOW, "Secrets of the cluster are not encrypted with a key")
                    .cwe(311)
                    .fix("Add EncryptionConfig for the resource secrets.")
                    .when(of("AWS::EKS::Cluster", stated("EncryptionConfig"))),
            Rule.of("cloudformation-old-tls", Severity.MEDIUM, "Connections may use a broken version of TLS")
                    .cwe(326)
                    .fix("Choose a policy that begins with TLS 1.2.")
                    .when(of(
                            "AWS::ElasticLoadBalancingV2::Listener",
                            listener -> listener.bad(
                                    listener.get("SslPolicy"), policy -> OLD_TLS.contains(policy.text())))),
            Rule.of("cloudformation-cdn-http", Severity.MEDIUM, "The distribution serves unencrypted HTTP")
                    .cwe(319)
                    .fix("Set ViewerProtocolPolicy: redirect-to-https.")
                    .when(of("AWS::CloudFront::Distribution", StackKeyRules::plainViewers)));

    private StackKeyRules() {}

    private static Stream<Hit> plainViewers(StackResource distribution) {
        YamlNode configuration = distribution.get("DistributionConfig");
        return Stream.concat(
                        Stream.of(configuration.get("DefaultCacheBehavior")),
                        configuration.get("CacheBehaviors").items().stream())
                .map(behavior -> behavior.get("ViewerProtocolPolicy"))
                .filter(policy -> policy.text().equals("allow-all"))
                .map(NodeHits::of);
    }
}
