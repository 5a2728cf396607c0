package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import io.jenkins.plugins.securitygate.scanner.configuration.AwsPolicy;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import java.util.List;
import java.util.stream.Stream;

/** A resource among those of its folder, which may say more about it. */
record Member(Resource resource, TerraformModule module) {
    boolean is(String... types) {
        return List.of(types).contains(resource.type());
    }

    /** Whether the folder has a resource of the type that belongs to this bucket. */
    boolean hasPart(String type) {
        return module.complements(type, resource);
    }

    boolean hasPublicPolicy() {
        return AwsPolicy.isPublic(resource.get("policy"));
    }

    /** A hit when no resource of the types names this one by the argument. */
    Stream<Hit> without(String argument, String... types) {
        return Stream.of(types).anyMatch(type -> module.refers(type, argument, resource))
                ? Stream.empty()
                : Stream.of(resource.missing(""));
    }
}
