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

/** Rules about access, logs and services of AWS. */
final class AmazonRules {
    static final Set<String> POLICIES =
            Set.of("aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy");
    private static final Set<String> LOAD_BALANCER_LISTENERS = Set.of("aws_lb_listener", "aws_alb_listener");

    static final List<Rule<Resource>> ALL = List.of(
            Rule.of("terraform-aws-iam-wildcard", Severity.HIGH, "The policy allows every action on every resource")
                    .standard(AwsPolicy.cis("1.15"))
                    .cwe(250)
                    .fix("List the actions and resources that are needed in place of \"*\".")
                    .when(AmazonRules::wildcards),
            Rule.of("terraform-aws-trail-one-region", Severity.MEDIUM, "The trail records one region only")
                    .standard(AwsPolicy.cis("3.1"))
                    .cwe(778)
                    .fix("Set is_multi_region_trail = true.")
                    .when(of("aws_cloudtrail", trail -> trail.notOn("is_multi_region_trail"))),
            Rule.of(
                            "terraform-aws-trail-validation",
                            Severity.LOW,
                            "Nobody would notice a changed log file of the trail")
                    .standard(AwsPolicy.cis("3.2"))
                    .cwe(353)
                    .fix("Set enable_log_file_validation = true.")
                    .when(of("aws_cloudtrail", trail -> trail.notOn("enable_log_file_validation"))),
            Rule.of("terraform-aws-trail-key", Severity.LOW, "The trail's log is not encrypted with a key of its own")
                    .standard(AwsPolicy.cis("3.5"))
                    .cwe(311)
                    .fix("Set kms_key_id.")
                    .when(of("aws_cloudtrail", Arguments.stated("kms_key_id"))),
            Rule.of("terraform-aws-key-rotation", Severity.MEDIUM, "The key is never rotated")
                    .standard(AwsPolicy.cis("3.6"))
                    .cwe(324)
                    .fix("Set enable_key_rotation = true.")
                    .when(of("aws_kms_key", AmazonRules::unrotated)),
            Rule.of("terraform-aws-listener-http", Severity.MEDIUM, "The load balancer serves unencrypted HTTP")
                    .cwe(319)
                    .fix("Use protocol = \"HTTPS\" with a certificate, and let the HTTP listener redirect to it.")
                    .when(resource -> LOAD_BALANCER_LISTENERS.contains(resource.type())
                            ? plainListener(resource)
                            : plainClassicListeners(resource)),
            Rule.of("terraform-aws-eks-public-endpoint", Severity.MEDIUM, "The cluster's API is open to the Internet")
                    .cwe(284)
                    .fix("Set endpoint_public_access = false, or name the addresses in public_access_cidrs.")
                    .when(of("aws_eks_cluster", AmazonRules::publicEndpoint)),
            Rule.of(
                            "terraform-aws-metadata-v1",
                            Severity.MEDIUM,
                            "A request that is forged on the server can read the instance's credentials")
                    .standard(AwsPolicy.cis("5.7"))
                    .cwe(918)
                    .fix("Set http_tokens = \"required\" in metadata_options.")
                    .when(of(
                            Set.of("aws_instance", "aws_launch_template", "aws_launch_configuration"),
                            AmazonRules::metadataWithoutToken)),
            Rule.of(
                            "terraform-aws-ecr-mutable-tags",
                            Severity.LOW,
                            "A tag in the registry can come to mean another image")
                    .cwe(494)
                    .fix("Set image_tag_mutability = \"IMMUTABLE\".")
                    .when(of("aws_ecr_repository", repository -> {
                        YamlNode mutability = repository.get("image_tag_mutability");
                        return mutability.isNull()
                                ? Stream.of(repository.missing(""))
                                : repository.bad(
                                        "image_tag_mutability",
                                        value -> value.text().equals("MUTABLE"));
                    })),
            Rule.of("terraform-aws-public-instance", Severity.LOW, "The instance gets a public address")
                    .cwe(284)
                    .fix("Set associate_public_ip_address = false and put a load balancer before it.")
                    .when(of(
                            "aws_instance",
                            instance -> instance.bad("associate_public_ip_address", YamlNode::isTrue))));

    private AmazonRules() {}

    private static Stream<Hit> wildcards(Resource resource) {
        if (resource.is(Resource.POLICY_DOCUMENT)) {
            return AmazonAccessRules.statements(resource)
                    .filter(statement -> AmazonAccessRules.names(statement, "actions", List.of("*", "*:*")::contains))
                    .filter(statement -> AmazonAccessRules.names(statement, "resources", "*"::equals))
                    .map(NodeHits::of);
        }
        return POLICIES.contains(resource.type()) ? AwsPolicy.allowsEverything(resource.get("policy")) : Stream.empty();
    }

    /** Only symmetric keys can be rotated. */
    private static Stream<Hit> unrotated(Resource key) {
        String spec = key.get("customer_master_key_spec").text();
        return spec.isEmpty() || spec.equals("SYMMETRIC_DEFAULT") ? key.notOn("enable_key_rotation") : Stream.empty();
    }

    private static Stream<Hit> plainListener(Resource listener) {
        boolean redirects = listener.blocks("default_action")
                .anyMatch(action -> action.get("type").text().equals("redirect"));
        return redirects
                ? Stream.empty()
                : listener.bad("protocol", protocol -> protocol.text().equals("HTTP"));
    }

    private static Stream<Hit> plainClassicListeners(Resource balancer) {
        return balancer.is("aws_elb")
                ? balancer.blocks("listener")
                        .map(listener -> listener.get("lb_protocol"))
                        .filter(protocol -> protocol.text().equalsIgnoreCase("http"))
                        .map(NodeHits::of)
                : Stream.empty();
    }

    /** Public and open to everybody is what a cluster is that says nothing. */
    private static Stream<Hit> publicEndpoint(Resource cluster) {
        return cluster.blocks("vpc_config").flatMap(config -> {
            YamlNode access = config.get("endpoint_public_access");
            YamlNode addresses = config.get("public_access_cidrs");
            boolean everybody = addresses.isNull()
                    || addresses.items().stream().anyMatch(item -> item.text().equals("0.0.0.0/0"));
            boolean open = access.isNull() || access.isTrue();
            return open && everybody ? Stream.of(NodeHits.of(access.isPresent() ? access : config)) : Stream.empty();
        });
    }

    private static Stream<Hit> metadataWithoutToken(Resource instance) {
        List<YamlNode> options = instance.blocks("metadata_options").toList();
        if (options.isEmpty()) {
            return instance.isLater("metadata_options") ? Stream.empty() : Stream.of(instance.missing(""));
        }
        return options.stream()
                .filter(option -> !option.get("http_endpoint").text().equals("disabled"))
                .flatMap(option -> NodeHits.missingOr(
                        option,
                        option.get("http_tokens"),
                        tokens -> !Resource.isUnknown(tokens) && !tokens.text().equals("required")));
    }
}
