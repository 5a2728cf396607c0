package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;

import io.jenkins.plugins.securitygate.model.Fact;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a Kubernetes object says about the deployment, one source per type of statement. */
final class KubernetesFacts {
    private static final List<Function<KubernetesObject, Stream<Fact>>> SOURCES =
            List.of(ImageFacts::of, PortFacts::of, HostFacts::of, RegionFacts::of, PrivilegeFacts::of, DataFacts::of);

    private KubernetesFacts() {}

    static Stream<Stream<Fact>> of(KubernetesObject object) {
        return SOURCES.stream().map(source -> source.apply(object));
    }
}
