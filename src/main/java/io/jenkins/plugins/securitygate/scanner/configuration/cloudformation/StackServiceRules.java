package io.jenkins.plugins.securitygate.scanner.configuration.cloudformation;

import static io.jenkins.plugins.securitygate.scanner.configuration.cloudformation.StackResource.of;
import static io.jenkins.plugins.securitygate.scanner.configuration.cloudformation.StackResource.on;
import static io.jenkins.plugins.securitygate.scanner.configuration.cloudformation.StackResource.wanted;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.AwsPolicy;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.LambdaRuntimes;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about who reaches the services of a stack. */
final class StackServiceRules {
    /** Where each type keeps the policy that says who may use it. */
    private static final Map<String, String> POLICIES = Map.of(
            "AWS::ECR::Repository", "RepositoryPolicyText",
            "AWS::Elasticsearch::Domain", "AccessPolicies",
            "AWS::IAM::Role", "AssumeRolePolicyDocument",
            "AWS::KMS::Key", "KeyPolicy",
            "AWS::OpenSearchService::Domain", "AccessPolicies",
            "AWS::S3::BucketPolicy", "PolicyDocument",
            "AWS::SNS::TopicPolicy", "PolicyDocument",
            "AWS::SQS::QueuePolicy", "PolicyDocument",
            "AWS::SecretsManager::ResourcePolicy", "ResourcePolicy");

    static final List<Rule<StackResource>> ALL = List.of(
            Rule.of(
                            "cloudformation-iam-service-wildcard",
                            Severity.MEDIUM,
                            "The policy allows all actions of a service on every resource")
                    .cwe(250)
                    .fix("List the actions and resources that are needed.")
                    .when(resource -> StackAccessRules.policies(resource).flatMap(AwsPolicy::allowsService)),
            Rule.of(
                            "cloudformation-iam-user-policy",
                            Severity.LOW,
                            "Rights are given to a user, not to a group or role")
                    .standard(AwsPolicy.cis("1.14"))
                    .cwe(250)
                    .fix("Give the rights to a group or a role.")
                    .when(of(Map.of(
                            "AWS::IAM::User",
                                    user -> Stream.of("Policies", "ManagedPolicyArns")
                                            .flatMap(key -> NodeHits.where(
                                                    user.get(key),
                                                    list -> !list.items().isEmpty())),
                            "AWS::IAM::Policy",
                                    policy -> NodeHits.where(
                                            policy.get("Users"),
                                            list -> !list.items().isEmpty())))),
            Rule.of("cloudformation-public-policy", Severity.HIGH, "The policy lets everybody in")
                    .cwe(732)
                    .fix("Name the accounts in Principal, or add a Condition.")
                    .when(resource -> POLICIES.containsKey(resource.type())
                            ? resource.bad(resource.get(POLICIES.get(resource.type())), AwsPolicy::isPublic)
                            : Stream.empty()),
            Rule.of("cloudformation-eks-public-endpoint", Severity.MEDIUM, "The cluster's API is open to the Internet")
                    .cwe(284)
                    .fix("Set EndpointPublicAccess: false, or name the addresses in PublicAccessCidrs.")
                    .when(of("AWS::EKS::Cluster", StackServiceRules::publicEndpoint)),
            Rule.of(
                            "cloudformation-metadata-v1",
                            Severity.MEDIUM,
                            "A request that is forged on the server can read the instance's credentials")
                    .standard(AwsPolicy.cis("5.7"))
                    .cwe(918)
                    .fix("Set HttpTokens: required in MetadataOptions.")
                    .when(of(
                            "AWS::EC2::LaunchTemplate",
                            wanted(
                                    tokens -> tokens.text().equals("required"),
                                    "LaunchTemplateData",
                                    "MetadataOptions",
                                    "HttpTokens"))),
            Rule.of(
                            "cloudformation-ecr-mutable-tags",
                            Severity.LOW,
                            "A tag in the registry can come to mean another image")
                    .cwe(494)
                    .fix("Set ImageTagMutability: IMMUTABLE.")
                    .when(of(
                            "AWS::ECR::Repository",
                            wanted(value -> value.text().startsWith("IMMUTABLE"), "ImageTagMutability"))),
            Rule.of("cloudformation-ecr-scan", Severity.LOW, "Images are not scanned when they are pushed")
                    .cwe(1104)
                    .fix("Set ImageScanningConfiguration.ScanOnPush: true.")
                    .when(of("AWS::ECR::Repository", on("ImageScanningConfiguration", "ScanOnPush"))),
            Rule.of("cloudformation-lambda-runtime", Severity.MEDIUM, "The function's runtime gets no security fixes")
                    .cwe(1104)
                    .url(LambdaRuntimes.SOURCE)
                    .fix("Choose a runtime that AWS maintains.")
                    .when(of(
                            Set.of("AWS::Lambda::Function", "AWS::Serverless::Function"),
                            function -> function.bad(
                                    function.get("Runtime"), runtime -> LambdaRuntimes.isDeprecated(runtime.text())))),
            Rule.of("cloudformation-search-public", Severity.MEDIUM, "The search domain is reached from the Internet")
                    .cwe(284)
                    .fix("Add VPCOptions.")
                    .when(of(
                            Set.of("AWS::Elasticsearch::Domain", "AWS::OpenSearchService::Domain"),
                            StackResource.stated("VPCOptions"))),
            Rule.of(
                            "cloudformation-subnet-public-addresses",
                            Severity.LOW,
                            "Every machine in the subnet gets a public address")
                    .cwe(284)
                    .fix("Remove MapPublicIpOnLaunch.")
                    .when(of(
                            "AWS::EC2::Subnet",
                            subnet -> subnet.bad(subnet.get("MapPublicIpOnLaunch"), YamlNode::isTrue))));

    private StackServiceRules() {}

    /** Public and open to everybody is what a cluster is that says nothing. */
    private static Stream<Hit> publicEndpoint(StackResource cluster) {
        YamlNode addresses = cluster.get("ResourcesVpcConfig", "PublicAccessCidrs");
        boolean everybody = addresses.isNull()
                || addresses.items().stream().anyMatch(item -> item.text().equals("0.0.0.0/0"));
        return everybody
                ? wanted(YamlNode::isFalse, "ResourcesVpcConfig", "EndpointPublicAccess")
                        .apply(cluster)
                : Stream.empty();
    }
}
