package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.block;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.noneOf;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.off;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.Arguments.on;
import static io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformRules.of;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about Kubernetes of Google Cloud. */
final class GoogleClusterRules {
    private static final String CLUSTER = "google_container_cluster";
    private static final Set<String> WITH_NODES = Set.of(CLUSTER, "google_container_node_pool");

    static final List<Rule<Resource>> ALL = List.of(
            Rule.of("terraform-google-cluster-public-api", Severity.MEDIUM, "The cluster's API is open to the Internet")
                    .cwe(284)
                    .fix(
                            "Name the networks in master_authorized_networks_config, or set enable_private_endpoint = true.")
                    .when(of(CLUSTER, GoogleClusterRules::publicApi)),
            Rule.of("terraform-google-cluster-public-nodes", Severity.LOW, "The cluster's nodes have public addresses")
                    .cwe(284)
                    .fix("Set enable_private_nodes = true in private_cluster_config.")
                    .when(of(CLUSTER, on("private_cluster_config", "enable_private_nodes"))),
            Rule.of("terraform-google-cluster-log", Severity.LOW, "The cluster records nothing")
                    .cwe(778)
                    .fix("Remove logging_service and monitoring_service.")
                    .when(of(
                            CLUSTER,
                            cluster -> Stream.of("logging_service", "monitoring_service")
                                    .flatMap(key -> noneOf(Set.of("none"), key).apply(cluster)))),
            Rule.of("terraform-google-cluster-network-policy", Severity.LOW, "Every pod may talk to every other")
                    .cwe(284)
                    .fix("Set datapath_provider = \"ADVANCED_DATAPATH\", or add network_policy with enabled = true.")
                    .when(of(
                            CLUSTER,
                            cluster -> cluster.get("datapath_provider").text().equals("ADVANCED_DATAPATH")
                                    ? Stream.empty()
                                    : on("network_policy", "enabled").apply(cluster))),
            Rule.of("terraform-google-cluster-password", Severity.HIGH, "The cluster's API takes a password")
                    .cwe(287)
                    .fix("Remove username and password from master_auth.")
                    .when(of(CLUSTER, Arguments.forbidden(name -> !name.text().isEmpty(), "master_auth", "username"))),
            Rule.of(
                            "terraform-google-cluster-client-certificate",
                            Severity.MEDIUM,
                            "A certificate administers the cluster")
                    .cwe(287)
                    .fix("Set issue_client_certificate = false.")
                    .when(of(CLUSTER, off("master_auth", "client_certificate_config", "issue_client_certificate"))),
            Rule.of("terraform-google-cluster-signed-images", Severity.INFO, "The cluster runs images of anybody")
                    .cwe(345)
                    .fix("Add binary_authorization with evaluation_mode = \"PROJECT_SINGLETON_POLICY_ENFORCE\".")
                    .when(of(
                            CLUSTER,
                            cluster ->
                                    cluster.get("enable_binary_authorization").isTrue()
                                            ? Stream.empty()
                                            : block("binary_authorization").apply(cluster))),
            Rule.of("terraform-google-cluster-traffic-log", Severity.INFO, "Traffic between pods of a node is not seen")
                    .cwe(778)
                    .fix("Set enable_intranode_visibility = true.")
                    .when(of(CLUSTER, on("enable_intranode_visibility"))),
            Rule.of("terraform-google-node-upgrade", Severity.LOW, "The nodes do not take security fixes by themselves")
                    .cwe(1104)
                    .fix("Set auto_upgrade = true and auto_repair = true in management.")
                    .when(of(
                            "google_container_node_pool",
                            pool -> Stream.of("auto_upgrade", "auto_repair")
                                    .flatMap(key -> noneOf(Set.of("false"), "management", key)
                                            .apply(pool)))),
            Rule.of("terraform-google-node-metadata", Severity.MEDIUM, "Every pod can read the credentials of its node")
                    .cwe(522)
                    .fix("Add workload_metadata_config with mode = \"GKE_METADATA\" to node_config.")
                    .when(of(WITH_NODES, GoogleClusterRules::exposedMetadata)),
            Rule.of("terraform-google-node-boot", Severity.LOW, "A node may start with changed software")
                    .cwe(353)
                    .fix("Set enable_secure_boot = true in shielded_instance_config.")
                    .when(of(
                            WITH_NODES,
                            cluster -> cluster.blocks("node_config")
                                    .filter(node -> !secureBoot(node))
                                    .map(NodeHits::of))));

    private GoogleClusterRules() {}

    private static Stream<Hit> publicApi(Resource cluster) {
        boolean closed = cluster.blocks("private_cluster_config")
                .map(config -> config.get("enable_private_endpoint"))
                .anyMatch(endpoint -> endpoint.isTrue() || Resource.isUnknown(endpoint));
        if (closed) {
            return Stream.empty();
        }
        Stream<Hit> everybody = cluster.blocks("master_authorized_networks_config", "cidr_blocks")
                .map(network -> network.get("cidr_block"))
                .filter(network -> network.text().equals("0.0.0.0/0"))
                .map(NodeHits::of);
        return Stream.concat(block("master_authorized_networks_config").apply(cluster), everybody);
    }

    private static Stream<Hit> exposedMetadata(Resource owner) {
        return owner.blocks("node_config")
                .filter(node -> Resource.blocks(node, "workload_metadata_config")
                        .findAny()
                        .isEmpty())
                .map(NodeHits::of);
    }

    private static boolean secureBoot(YamlNode node) {
        return Resource.blocks(node, "shielded_instance_config")
                .map(config -> config.get("enable_secure_boot"))
                .anyMatch(boot -> boot.isTrue() || Resource.isUnknown(boot));
    }
}
