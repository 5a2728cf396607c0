package io.jenkins.plugins.securitygate.scanner.configuration;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.scanner.ImageReference;
import java.util.stream.Stream;

/** The image and the registry that a reference names. */
public final class ImageFacts {
    private ImageFacts() {}

    /**
     * Facts of an image that runs.
     *
     * @param reference as written; nothing is stated of an empty one, and no registry of one that holds a variable
     * @param resource what runs it
     */
    public static Stream<Fact> run(String reference, String resource, Location at) {
        return used("run", reference, resource, at);
    }

    /**
     * Facts of an image that a build runs in.
     *
     * @param reference as for {@link #run}
     */
    public static Stream<Fact> build(String reference, String resource, Location at) {
        return used("build", reference, resource, at);
    }

    private static Stream<Fact> used(String use, String reference, String resource, Location at) {
        if (reference.isEmpty()) {
            return Stream.empty();
        }
        Fact image = Fact.of(Fact.Type.IMAGE, reference, resource, at).with("use", use);
        return ImageReference.parse(reference)
                .map(parsed -> Stream.of(
                        parsed.describe(image),
                        Fact.of(Fact.Type.REGISTRY, parsed.registry(), resource, at)
                                .with("use", use)))
                .orElse(Stream.of(image));
    }
}
