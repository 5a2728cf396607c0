package io.jenkins.plugins.securitygate.scanner.configuration.cloudformation;

import static io.jenkins.plugins.securitygate.scanner.configuration.cloudformation.StackResource.of;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.AwsPolicy;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Opening;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules about what a stack opens. */
final class StackNetworkRules {
    private static final int SSH = 22;
    private static final int RDP = 3389;

    static final List<Rule<StackResource>> ALL = List.of(
            Rule.of("cloudformation-open-ssh", Severity.HIGH, "SSH is open to the Internet")
                    .standard(AwsPolicy.cis("5.3"))
                    .cwe(284)
                    .fix("Name the addresses that may log in, or use a session manager or a bastion host.")
                    .when(open(opening -> opening.includes(SSH))),
            Rule.of("cloudformation-open-rdp", Severity.HIGH, "Remote Desktop is open to the Internet")
                    .standard(AwsPolicy.cis("5.3"))
                    .cwe(284)
                    .fix("Name the addresses that may log in, or use a bastion host.")
                    .when(open(opening -> opening.includes(RDP))),
            Rule.of("cloudformation-open-all-ports", Severity.CRITICAL, "Every port is open to the Internet")
                    .cwe(284)
                    .fix("Name the ports that are needed and the addresses that may use them.")
                    .when(open(Opening::everyPort)),
            Rule.of("cloudformation-listener-http", Severity.MEDIUM, "The load balancer serves unencrypted HTTP")
                    .cwe(319)
                    .fix("Use Protocol: HTTPS with a certificate, and let the HTTP listener redirect to it.")
                    .when(of("AWS::ElasticLoadBalancingV2::Listener", StackNetworkRules::plainListener)),
            Rule.of("cloudformation-database-public", Severity.HIGH, "The database is reachable from the Internet")
                    .standard(AwsPolicy.cis("2.2.3"))
                    .cwe(284)
                    .fix("Set PubliclyAccessible: false.")
                    .when(of(
                            "AWS::RDS::DBInstance",
                            database -> database.bad(database.get("PubliclyAccessible"), YamlNode::isTrue))));

    private StackNetworkRules() {}

    private static Function<StackResource, Stream<Hit>> open(Predicate<Opening> bad) {
        return resource -> StackOpenings.of(resource)
                .filter(opening -> opening.toTheWorld() && bad.test(opening))
                .map(opening -> NodeHits.of(opening.at(), opening.port().value()));
    }

    private static Stream<Hit> plainListener(StackResource listener) {
        boolean redirects = listener.get("DefaultActions").items().stream()
                .anyMatch(action -> action.get("Type").text().equals("redirect"));
        return redirects
                ? Stream.empty()
                : listener.bad(
                        listener.get("Protocol"), protocol -> protocol.text().equals("HTTP"));
    }
}
