package io.jenkins.plugins.securitygate.scanner.configuration.compose;

import static io.jenkins.plugins.securitygate.scanner.configuration.compose.IsolationRules.cis;

import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules about how much of its host a service may use up or touch. */
final class LimitRules {
    private static final String SERVICES = "https://docs.docker.com/reference/compose-file/services/#";

    static final List<Rule<ComposeService>> ALL = List.of(
            Rule.of("compose-memory-limit", Severity.LOW, "The service may use up the memory of its host")
                    .standard(cis("5.11"))
                    .cwe(770)
                    .url(SERVICES + "mem_limit")
                    .fix("Set deploy.resources.limits.memory or mem_limit.")
                    .when(unlimited("memory", "mem_limit")),
            Rule.of("compose-process-limit", Severity.LOW, "The service may use up the processes of its host")
                    .standard(cis("5.29"))
                    .cwe(770)
                    .url(SERVICES + "pids_limit")
                    .fix("Set deploy.resources.limits.pids or pids_limit.")
                    .when(unlimited("pids", "pids_limit")),
            Rule.of("compose-device", Severity.MEDIUM, "The service uses a device of its host")
                    .standard(cis("5.18"))
                    .cwe(250)
                    .url(SERVICES + "devices")
                    .fix("Remove the device.")
                    .when(service -> service.node().get("devices").items().stream()
                            .map(device -> NodeHits.of(device, device.text()))),
            Rule.of("compose-shared-mounts", Severity.MEDIUM, "What the service mounts appears on its host")
                    .standard(cis("5.20"))
                    .cwe(250)
                    .url(SERVICES + "volumes")
                    .fix("Remove the propagation shared.")
                    .when(LimitRules::shared),
            Rule.of("compose-host-name", Severity.LOW, "The service may change the name of its host")
                    .standard(cis("5.21"))
                    .cwe(250)
                    .url(SERVICES + "uts")
                    .fix("Remove uts.")
                    .when(host("uts")),
            Rule.of("compose-host-users", Severity.MEDIUM, "Root in the service is root on its host")
                    .standard(cis("5.31"))
                    .cwe(250)
                    .url(SERVICES + "userns_mode")
                    .fix("Remove userns_mode.")
                    .when(host("userns_mode")));

    private LimitRules() {}

    private static Function<ComposeService, Stream<Hit>> unlimited(String name, String old) {
        return service -> {
            YamlNode limit = service.node().get("deploy", "resources", "limits", name);
            return limit.isPresent() || service.node().get(old).isPresent()
                    ? Stream.empty()
                    : Stream.of(NodeHits.of(service.node()));
        };
    }

    private static Function<ComposeService, Stream<Hit>> host(String key) {
        return service ->
                NodeHits.where(service.node().get(key), entry -> entry.text().equals("host"));
    }

    private static Stream<Hit> shared(ComposeService service) {
        return service.node().get("volumes").items().stream()
                .filter(volume -> isShared(volume.get("bind", "propagation").text())
                        || volume.isScalar()
                                && isShared(
                                        volume.text().substring(volume.text().lastIndexOf(':') + 1)))
                .map(volume -> NodeHits.of(volume, volume.text()));
    }

    private static boolean isShared(String options) {
        return Stream.of(options.split(",")).anyMatch(Set.of("shared", "rshared")::contains);
    }
}
