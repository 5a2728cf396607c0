package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hosts that an Ingress serves and whether it encrypts them. */
record IngressHosts(KubernetesObject ingress) {
    /**
     * One host.
     *
     * @param name empty when the Ingress serves every host
     * @param encrypted whether an entry of {@code spec.tls} covers the host
     * @param at where it is written
     */
    record Host(String name, boolean encrypted, YamlNode at) {}

    // What an entry of spec.tls without hosts stands for.
    private static final String EVERY = "*";

    Stream<Host> entries() {
        List<YamlNode> rules = ingress.spec().get("rules").items();
        Set<String> covered = covered();
        if (rules.isEmpty()) {
            return Stream.of(new Host("", covered.contains(EVERY), ingress.spec()));
        }
        return rules.stream().map(rule -> {
            YamlNode host = rule.get("host");
            return new Host(host.text(), encrypted(host.text(), covered), host.isPresent() ? host : rule);
        });
    }

    private Set<String> covered() {
        return ingress.spec().get("tls").items().stream()
                .map(entry -> entry.get("hosts").items())
                .flatMap(hosts ->
                        hosts.isEmpty() ? Stream.of(EVERY) : hosts.stream().map(YamlNode::text))
                .collect(Collectors.toSet());
    }

    private static boolean encrypted(String host, Set<String> covered) {
        int dot = host.indexOf('.');
        return covered.contains(EVERY)
                || covered.contains(host)
                || dot > 0 && covered.contains("*" + host.substring(dot));
    }
}
