package io.jenkins.plugins.securitygate.scanner.configuration.cloudformation;

import io.jenkins.plugins.securitygate.scanner.configuration.Opening;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.stream.Stream;

/** What security groups let in. */
final class StackOpenings {
    private StackOpenings() {}

    static Stream<Opening> of(StackResource resource) {
        return switch (resource.type()) {
            case "AWS::EC2::SecurityGroup" -> {
                YamlNode ingress = resource.get("SecurityGroupIngress");
                yield (ingress.isMapping() ? Stream.of(ingress) : ingress.items().stream())
                        .flatMap(rule -> opening(resource, rule));
            }
            case "AWS::EC2::SecurityGroupIngress" -> opening(resource, resource.get());
            default -> Stream.empty();
        };
    }

    private static Stream<Opening> opening(StackResource resource, YamlNode rule) {
        List<String> sources = Stream.of("CidrIp", "CidrIpv6")
                .map(key -> resource.resolved(rule.get(key)))
                .filter(cidr -> !StackResource.isUnknown(cidr) && !cidr.text().isEmpty())
                .map(YamlNode::text)
                .toList();
        String protocol = resource.resolved(rule.get("IpProtocol")).text();
        if (sources.isEmpty() || protocol.startsWith("icmp")) {
            return Stream.empty();
        }
        if (protocol.equals("-1")) {
            return Stream.of(new Opening(rule, 0, Opening.LAST_PORT, "", sources));
        }
        int first = resource.resolved(rule.get("FromPort")).number();
        int last = resource.resolved(rule.get("ToPort")).number();
        boolean stated = first >= 0 && last >= first && last <= Opening.LAST_PORT;
        return stated ? Stream.of(new Opening(rule, first, last, protocol, sources)) : Stream.empty();
    }
}
