package io.jenkins.plugins.securitygate.scanner.configuration.cloudformation;

import static io.jenkins.plugins.securitygate.scanner.configuration.cloudformation.StackResource.of;
import static io.jenkins.plugins.securitygate.scanner.configuration.cloudformation.StackResource.on;
import static io.jenkins.plugins.securitygate.scanner.configuration.cloudformation.StackResource.stated;
import static io.jenkins.plugins.securitygate.scanner.configuration.cloudformation.StackResource.wanted;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.AwsPolicy;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about what a stack records, and what it can bring back. */
final class StackLogRules {
    private static final Set<String> DATABASES = Set.of("AWS::RDS::DBInstance", "AWS::RDS::DBCluster");

    static final List<Rule<StackResource>> ALL = List.of(
            Rule.of("cloudformation-bucket-log", Severity.LOW, "Nobody sees who used the bucket")
                    .cwe(778)
                    .fix("Add LoggingConfiguration with another bucket.")
                    .when(of("AWS::S3::Bucket", stated("LoggingConfiguration"))),
            Rule.of("cloudformation-network-log", Severity.LOW, "Nobody sees who talks to whom in the network")
                    .standard(AwsPolicy.cis("3.7"))
                    .cwe(778)
                    .fix("Add an AWS::EC2::FlowLog with the network as its ResourceId.")
                    .when(of(
                            "AWS::EC2::VPC",
                            network -> network.isNamedBy("AWS::EC2::FlowLog", "ResourceId")
                                    ? Stream.empty()
                                    : Stream.of(network.missing("")))),
            Rule.of("cloudformation-load-balancer-log", Severity.LOW, "Nobody sees who used the load balancer")
                    .cwe(778)
                    .fix("Add the attribute access_logs.s3.enabled with the value true.")
                    .when(of(Map.of(
                            "AWS::ElasticLoadBalancingV2::LoadBalancer",
                                    wanted(StackLogRules::keepsLog, "LoadBalancerAttributes"),
                            "AWS::ElasticLoadBalancing::LoadBalancer", on("AccessLoggingPolicy", "Enabled")))),
            Rule.of("cloudformation-database-log", Severity.LOW, "The database keeps its log to itself")
                    .cwe(778)
                    .fix("List the logs in EnableCloudwatchLogsExports.")
                    .when(of(DATABASES, stated("EnableCloudwatchLogsExports"))),
            Rule.of(
                            "cloudformation-eks-log",
                            Severity.LOW,
                            "The cluster's control plane records nothing about requests")
                    .cwe(778)
                    .fix("List audit among Logging.ClusterLogging.EnabledTypes.")
                    .when(of("AWS::EKS::Cluster", stated("Logging", "ClusterLogging", "EnabledTypes"))),
            Rule.of("cloudformation-log-retention", Severity.LOW, "The log is kept for ever, or for less than a year")
                    .cwe(779)
                    .fix("Set RetentionInDays to the time that your rules ask for, at least 365.")
                    .when(of("AWS::Logs::LogGroup", wanted(days -> days.number() >= 365, "RetentionInDays"))),
            Rule.of("cloudformation-database-backup", Severity.MEDIUM, "The database has no backups")
                    .fix("Set BackupRetentionPeriod to at least 7 days.")
                    .when(of(
                            DATABASES,
                            database ->
                                    database.bad(database.get("BackupRetentionPeriod"), days -> days.number() == 0))),
            Rule.of("cloudformation-database-deletion", Severity.LOW, "One command deletes the database")
                    .fix("Set DeletionProtection: true.")
                    .when(of(DATABASES, on("DeletionProtection"))),
            Rule.of("cloudformation-database-one-zone", Severity.INFO, "The database fails with its zone")
                    .standard(AwsPolicy.cis("2.2.4"))
                    .fix("Set MultiAZ: true.")
                    .when(of("AWS::RDS::DBInstance", StackLogRules::inOneZone)),
            Rule.of("cloudformation-database-iam", Severity.INFO, "Users of the database have passwords of their own")
                    .cwe(287)
                    .fix("Set EnableIAMDatabaseAuthentication: true.")
                    .when(of(DATABASES, on("EnableIAMDatabaseAuthentication"))),
            Rule.of("cloudformation-table-recovery", Severity.LOW, "A table cannot be brought back to an earlier time")
                    .fix("Set PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled: true.")
                    .when(of(
                            "AWS::DynamoDB::Table",
                            on("PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"))));

    private StackLogRules() {}

    private static boolean keepsLog(YamlNode attributes) {
        return attributes.items().stream()
                .filter(attribute -> attribute.get("Key").text().equals("access_logs.s3.enabled"))
                .map(attribute -> attribute.get("Value"))
                .anyMatch(value -> value.isTrue() || StackResource.isUnknown(value));
    }

    /** The instances of a cluster are spread by the cluster. */
    private static Stream<Hit> inOneZone(StackResource database) {
        return database.get("DBClusterIdentifier").isPresent()
                ? Stream.empty()
                : on("MultiAZ").apply(database);
    }
}
