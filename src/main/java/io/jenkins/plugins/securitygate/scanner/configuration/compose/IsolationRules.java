package io.jenkins.plugins.securitygate.scanner.configuration.compose;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules about what keeps a service apart from its host. */
final class IsolationRules {
    private static final String SERVICES = "https://docs.docker.com/reference/compose-file/services/#";
    private static final Pattern RUNTIME_SOCKET =
            Pattern.compile("(?:^|/)(?:docker|containerd|crio|cri-dockerd|podman)\\.sock$");
    private static final Set<String> SYSTEM_FOLDERS = Set.of(
            "/", "/boot", "/dev", "/etc", "/lib", "/proc", "/sys", "/usr", "/var/run", "/run", "/var/lib/docker");
    private static final Pattern ROOT = Pattern.compile("(?:root|0)(?::.*)?");

    static final List<Rule<ComposeService>> ALL = List.of(
            Rule.of("compose-privileged", Severity.HIGH, "The service is privileged")
                    .standard(cis("5.5"))
                    .cwe(250)
                    .url(SERVICES + "privileged")
                    .fix("Remove privileged; add the one capability or device that is needed, if any.")
                    .when(service -> NodeHits.where(service.node().get("privileged"), YamlNode::isTrue)),
            Rule.of("compose-host-network", Severity.HIGH, "The service uses the network of its host")
                    .standard(cis("5.10"))
                    .cwe(250)
                    .url(SERVICES + "network_mode")
                    .fix("Remove network_mode and publish the ports that are needed.")
                    .when(host("network_mode")),
            Rule.of("compose-host-pid", Severity.HIGH, "The service sees the processes of its host")
                    .standard(cis("5.16"))
                    .cwe(250)
                    .url(SERVICES + "pid")
                    .fix("Remove pid.")
                    .when(host("pid")),
            Rule.of("compose-host-ipc", Severity.HIGH, "The service shares memory with the processes of its host")
                    .standard(cis("5.17"))
                    .cwe(250)
                    .url(SERVICES + "ipc")
                    .fix("Remove ipc.")
                    .when(host("ipc")),
            Rule.of(
                            "compose-runtime-socket",
                            Severity.CRITICAL,
                            "The service controls the container runtime of its host")
                    .standard(cis("5.32"))
                    .cwe(250)
                    .url(SERVICES + "volumes")
                    .fix("Remove the mount of the socket, or put a proxy between that allows the few calls needed.")
                    .when(service -> service.mounts()
                            .filter(mount ->
                                    RUNTIME_SOCKET.matcher(mount.source()).find())
                            .map(mount -> NodeHits.of(mount.entry(), mount.source()))),
            Rule.of("compose-system-folder", Severity.HIGH, "The service mounts a system folder of its host")
                    .standard(cis("5.6"))
                    .cwe(250)
                    .url(SERVICES + "volumes")
                    .fix("Mount the one file or folder that is needed, read-only, or use a named volume.")
                    .when(service -> service.mounts()
                            .filter(mount -> SYSTEM_FOLDERS.contains(mount.source()))
                            .map(mount -> NodeHits.of(mount.entry(), mount.source()))),
            Rule.of("compose-added-capability", Severity.MEDIUM, "The service adds a capability")
                    .standard(cis("5.4"))
                    .cwe(250)
                    .url(SERVICES + "cap_add")
                    .fix("Remove the capability from cap_add; only NET_BIND_SERVICE is harmless.")
                    .when(service -> service.node().get("cap_add").items().stream()
                            .filter(item -> !capability(item).equals("NET_BIND_SERVICE"))
                            .map(item -> NodeHits.of(item, capability(item)))),
            Rule.of("compose-no-new-privileges", Severity.LOW, "A process may gain more privileges than its parent")
                    .standard(cis("5.26"))
                    .cwe(250)
                    .url(SERVICES + "security_opt")
                    .fix("Add no-new-privileges:true to security_opt.")
                    .when(IsolationRules::withoutNoNewPrivileges),
            Rule.of("compose-confinement-off", Severity.HIGH, "A protection of the host's kernel is switched off")
                    .standard(cis("5.2"))
                    .standard(cis("5.3"))
                    .standard(cis("5.22"))
                    .cwe(250)
                    .url(SERVICES + "security_opt")
                    .fix("Remove the entry from security_opt, or name a profile of your own.")
                    .when(service -> service.node().get("security_opt").items().stream()
                            .filter(item -> item.text().matches("(?:seccomp|apparmor)[:=]unconfined|label[:=]disable"))
                            .map(item -> NodeHits.of(item, item.text()))),
            Rule.of("compose-user-root", Severity.MEDIUM, "The service runs as root")
                    .standard(cis("4.1"))
                    .cwe(250)
                    .url(SERVICES + "user")
                    .fix("Set user to one without privileges, best by its number.")
                    .when(service -> NodeHits.where(service.node().get("user"), IsolationRules::isRoot)),
            Rule.of("compose-read-only", Severity.LOW, "The service can write to its own image's files")
                    .standard(cis("5.13"))
                    .url(SERVICES + "read_only")
                    .fix("Set read_only: true and mount a tmpfs where it must write.")
                    .when(service -> NodeHits.missingOr(
                            service.node(), service.node().get("read_only"), entry -> !entry.isTrue())));

    private IsolationRules() {}

    /** A section of the CIS Docker Benchmark in the numbering of its version 1.6. */
    static String cis(String section) {
        return "CIS Docker Benchmark v1.6, " + section;
    }

    static boolean isRoot(YamlNode user) {
        return ROOT.matches(user.text());
    }

    /** The name of a capability without the prefix that some people write. */
    static String capability(YamlNode entry) {
        String name = entry.text().toUpperCase(Locale.ROOT);
        return name.startsWith("CAP_") ? name.substring("CAP_".length()) : name;
    }

    private static Function<ComposeService, Stream<Hit>> host(String key) {
        return service ->
                NodeHits.where(service.node().get(key), entry -> entry.text().equals("host"));
    }

    private static Stream<Hit> withoutNoNewPrivileges(ComposeService service) {
        YamlNode options = service.node().get("security_opt");
        boolean set = options.items().stream().anyMatch(item -> item.text().matches("no-new-privileges(?:[:=]true)?"));
        return set ? Stream.empty() : Stream.of(NodeHits.of(options.isPresent() ? options : service.node()));
    }
}
