package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Checks of one argument of a resource, which stands at a path: the names of the blocks that it is in, then its own.
 * What is known only when Terraform runs breaks no rule.
 */
final class Arguments {
    private Arguments() {}

    /** A hit when the argument, or a block that it should be in, is absent, or the argument is off. */
    static Function<Resource, Stream<Hit>> on(String... path) {
        return wanted(value -> !value.isFalse(), path);
    }

    /** A hit when the argument is on. */
    static Function<Resource, Stream<Hit>> off(String... path) {
        return forbidden(YamlNode::isTrue, path);
    }

    /** A hit when the argument is absent or empty. */
    static Function<Resource, Stream<Hit>> stated(String... path) {
        return wanted(Arguments::isFilled, path);
    }

    /** A hit when the argument is absent or has another value than these. */
    static Function<Resource, Stream<Hit>> among(Set<String> good, String... path) {
        return wanted(value -> good.contains(value.text()), path);
    }

    /** A hit when the argument is absent or does not pass. */
    static Function<Resource, Stream<Hit>> wanted(Predicate<YamlNode> good, String... path) {
        return resource -> {
            List<YamlNode> owners = owners(resource, path);
            if (owners.isEmpty()) {
                return resource.isLater(path) ? Stream.empty() : Stream.of(resource.missing(""));
            }
            return owners.stream().flatMap(owner -> wanted(resource, owner, good, path));
        };
    }

    private static Stream<Hit> wanted(Resource resource, YamlNode owner, Predicate<YamlNode> good, String... path) {
        YamlNode value = owner.get(path[path.length - 1]);
        if (value.isNull()) {
            Hit hit = new Hit(owner.location(), resource.address(), "");
            return resource.isLater(path) ? Stream.empty() : Stream.of(hit);
        }
        return Resource.isUnknown(value) || good.test(value) ? Stream.empty() : Stream.of(NodeHits.of(value));
    }

    /** A hit when the argument is there and bad. */
    static Function<Resource, Stream<Hit>> forbidden(Predicate<YamlNode> bad, String... path) {
        return resource -> owners(resource, path).stream()
                .map(owner -> owner.get(path[path.length - 1]))
                .filter(value -> !value.isNull() && !Resource.isUnknown(value) && bad.test(value))
                .map(NodeHits::of);
    }

    /** A hit when the argument has one of these values. */
    static Function<Resource, Stream<Hit>> noneOf(Set<String> bad, String... path) {
        return forbidden(value -> bad.contains(value.text()), path);
    }

    /** A hit when the resource has no block of the type. */
    static Function<Resource, Stream<Hit>> block(String type) {
        return resource -> resource.blocks(type).findAny().isPresent() || resource.isLater(type)
                ? Stream.empty()
                : Stream.of(resource.missing(""));
    }

    private static boolean isFilled(YamlNode value) {
        return !value.text().isEmpty()
                || !value.items().isEmpty()
                || value.entries().findAny().isPresent();
    }

    private static List<YamlNode> owners(Resource resource, String... path) {
        Stream<YamlNode> owners = Stream.of(resource.body());
        for (int i = 0; i < path.length - 1; i++) {
            String block = path[i];
            owners = owners.flatMap(owner -> Resource.blocks(owner, block));
        }
        return owners.toList();
    }
}
