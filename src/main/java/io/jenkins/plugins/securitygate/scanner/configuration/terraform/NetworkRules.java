package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.AwsPolicy;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Opening;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules about what the firewalls of a cloud let in from everywhere. */
final class NetworkRules {
    private static final int SSH = 22;
    private static final int RDP = 3389;
    private static final int[] STORES = {1433, 1521, 3306, 5432, 6379, 9200, 11211, 27017};

    static final List<Rule<Resource>> ALL = List.of(
            Rule.of("terraform-open-ssh", Severity.HIGH, "SSH is open to the Internet")
                    .standard(AwsPolicy.cis("5.3"))
                    .standard(TerraformRules.google("3.6"))
                    .standard(TerraformRules.azure("7.2"))
                    .cwe(284)
                    .fix("Name the addresses that may log in, or use a session manager or a bastion host.")
                    .when(open(opening -> opening.includes(SSH))),
            Rule.of("terraform-open-rdp", Severity.HIGH, "Remote Desktop is open to the Internet")
                    .standard(AwsPolicy.cis("5.3"))
                    .standard(TerraformRules.google("3.7"))
                    .standard(TerraformRules.azure("7.1"))
                    .cwe(284)
                    .fix("Name the addresses that may log in, or use a bastion host.")
                    .when(open(opening -> opening.includes(RDP))),
            Rule.of("terraform-open-database", Severity.HIGH, "A database's port is open to the Internet")
                    .cwe(284)
                    .fix("Let in only the security group or the network of the application.")
                    .when(open(opening ->
                            !opening.everyPort() && IntStream.of(STORES).anyMatch(opening::includes))),
            Rule.of("terraform-open-all-ports", Severity.CRITICAL, "Every port is open to the Internet")
                    .cwe(284)
                    .fix("Name the ports that are needed and the addresses that may use them.")
                    .when(open(Opening::everyPort)));

    private NetworkRules() {}

    private static Function<Resource, Stream<Hit>> open(Predicate<Opening> bad) {
        return resource -> Openings.of(resource)
                .filter(opening -> opening.toTheWorld() && bad.test(opening))
                .map(opening -> NodeHits.of(opening.at(), opening.port().value()));
    }
}
