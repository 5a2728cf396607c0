package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import io.jenkins.plugins.securitygate.scanner.configuration.Opening;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the security groups, network security groups and firewalls of AWS, Azure and Google Cloud let in. */
final class Openings {
    private Openings() {}

    static Stream<Opening> of(Resource resource) {
        YamlNode body = resource.body();
        return switch (resource.type()) {
            case "aws_security_group", "aws_default_security_group" ->
                resource.blocks("ingress").flatMap(rule -> amazon(rule, "protocol"));
            case "aws_security_group_rule" ->
                body.get("type").text().equals("ingress") ? amazon(body, "protocol") : Stream.empty();
            case "aws_vpc_security_group_ingress_rule" -> amazon(body, "ip_protocol");
            case "azurerm_network_security_group" ->
                resource.blocks("security_rule").flatMap(Openings::azure);
            case "azurerm_network_security_rule" -> azure(body);
            case "google_compute_firewall" -> google(resource);
            default -> Stream.empty();
        };
    }

    private static Stream<Opening> amazon(YamlNode rule, String protocolKey) {
        String protocol = rule.get(protocolKey).text();
        List<String> sources = texts(rule, "cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6");
        if (protocol.equals("-1") || protocol.equals("all")) {
            return known(rule, 0, Opening.LAST_PORT, "", sources);
        }
        if (protocol.startsWith("icmp")) {
            return Stream.empty();
        }
        return known(rule, rule.get("from_port").number(), rule.get("to_port").number(), protocol, sources);
    }

    private static Stream<Opening> azure(YamlNode rule) {
        boolean lets = rule.get("access").text().equalsIgnoreCase("allow")
                && rule.get("direction").text().equalsIgnoreCase("inbound");
        if (!lets) {
            return Stream.empty();
        }
        String protocol = rule.get("protocol").text();
        String any = protocol.equals("*") ? "" : protocol;
        List<String> sources = texts(rule, "source_address_prefix", "source_address_prefixes");
        return texts(rule, "destination_port_range", "destination_port_ranges").stream()
                .flatMap(ports -> range(rule, ports, any, sources));
    }

    private static Stream<Opening> google(Resource firewall) {
        YamlNode body = firewall.body();
        if (body.get("direction").text().equals("EGRESS")
                || body.get("disabled").isTrue()) {
            return Stream.empty();
        }
        List<String> sources = texts(body, "source_ranges");
        return firewall.blocks("allow").flatMap(rule -> {
            String protocol = rule.get("protocol").text();
            List<String> ports = texts(rule, "ports");
            boolean numbered = protocol.equals("tcp") || protocol.equals("udp") || protocol.equals("all");
            String any = protocol.equals("all") ? "" : protocol;
            return ports.isEmpty() && numbered
                    ? known(rule, 0, Opening.LAST_PORT, any, sources)
                    : ports.stream().flatMap(text -> range(rule, text, any, sources));
        });
    }

    private static Stream<Opening> range(YamlNode at, String ports, String protocol, List<String> sources) {
        if (ports.equals("*")) {
            return known(at, 0, Opening.LAST_PORT, protocol, sources);
        }
        String[] ends = ports.split("-", 2);
        Optional<Integer> first = number(ends[0]);
        Optional<Integer> last = ends.length > 1 ? number(ends[1]) : first;
        return known(at, first.orElse(-1), last.orElse(-1), protocol, sources);
    }

    private static Optional<Integer> number(String text) {
        String digits = text.strip();
        return digits.matches("\\d{1,5}") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    /** Ports and sources that Terraform learns only when it runs are no statement. */
    private static Stream<Opening> known(YamlNode at, int first, int last, String protocol, List<String> sources) {
        boolean stated = first >= 0 && last >= first && last <= Opening.LAST_PORT && !sources.isEmpty();
        return stated ? Stream.of(new Opening(at, first, last, protocol, sources)) : Stream.empty();
    }

    private static List<String> texts(YamlNode rule, String... keys) {
        return Stream.of(keys)
                .map(rule::get)
                .flatMap(value -> value.isScalar() ? Stream.of(value) : value.items().stream())
                .filter(value -> !value.isNull() && !value.text().isEmpty())
                .map(YamlNode::text)
                .toList();
    }
}
