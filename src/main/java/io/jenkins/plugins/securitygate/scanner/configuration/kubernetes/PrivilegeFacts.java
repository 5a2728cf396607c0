package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.stream.Stream;

/** Privileges that the manifest asks for in so many words. */
final class PrivilegeFacts {
    private PrivilegeFacts() {}

    static Stream<Fact> of(KubernetesObject object) {
        return object.pod().stream()
                .flatMap(pod -> Stream.concat(ofPod(pod), pod.containers().flatMap(PrivilegeFacts::ofContainer)));
    }

    private static Stream<Fact> ofPod(Pod pod) {
        Stream<Fact> shared = Stream.of("hostNetwork", "hostPID", "hostIPC")
                .map(key -> pod.spec().get(key))
                .filter(YamlNode::isTrue)
                .map(entry -> pod.owner().fact(Fact.Type.PRIVILEGE, entry.key(), entry));
        Stream<Fact> mounted =
                pod.hostPaths().map(path -> pod.owner().fact(Fact.Type.PRIVILEGE, "hostPath:" + path.text(), path));
        return Stream.concat(shared, mounted);
    }

    private static Stream<Fact> ofContainer(Container container) {
        Stream.Builder<Fact> facts = Stream.builder();
        YamlNode privileged = container.security("privileged");
        if (privileged.isTrue()) {
            facts.add(container.fact(Fact.Type.PRIVILEGE, "privileged", privileged));
        }
        YamlNode user = container.effectiveSecurity("runAsUser");
        if (user.number() == 0) {
            facts.add(container.fact(Fact.Type.PRIVILEGE, "root", user));
        }
        container
                .capabilities("add")
                .forEach(entry -> facts.add(
                        container.fact(Fact.Type.PRIVILEGE, "capability:" + Container.capability(entry), entry)));
        return facts.build();
    }
}
