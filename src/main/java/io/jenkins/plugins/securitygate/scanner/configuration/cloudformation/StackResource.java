package io.jenkins.plugins.securitygate.scanner.configuration.cloudformation;

import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One resource of a template.
 *
 * @param node its entry under {@code Resources}
 * @param template the whole of it
 */
record StackResource(YamlNode node, YamlNode template) {
    /** {@code Type/LogicalName}. */
    String target() {
        return type() + "/" + node.key();
    }

    String type() {
        return node.get("Type").text();
    }

    boolean is(String wanted) {
        return type().equals(wanted);
    }

    /** A property; a reference to a parameter with a default is that default, any other function is absent to checks. */
    YamlNode get(String... path) {
        return resolved(node.get("Properties").get(path));
    }

    YamlNode resolved(YamlNode value) {
        String name =
                value.tag().equals("!Ref") ? value.text() : value.get("Ref").text();
        YamlNode preset = name.isEmpty() ? value : template.get("Parameters", name, "Default");
        return preset.isPresent() ? preset : value;
    }

    /** Whether only CloudFormation knows the value. */
    static boolean isUnknown(YamlNode value) {
        return !value.tag().isEmpty()
                || value.entries()
                        .anyMatch(entry ->
                                entry.key().equals("Ref") || entry.key().startsWith("Fn::"));
    }

    Stream<Hit> bad(YamlNode value, Predicate<YamlNode> bad) {
        return NodeHits.where(value, entry -> !isUnknown(entry) && bad.test(entry));
    }

    /** A hit when the property is off or absent. */
    Stream<Hit> notOn(String key) {
        YamlNode value = get(key);
        return value.isNull() ? Stream.of(missing("")) : bad(value, YamlNode::isFalse);
    }

    /** Whether a resource of the type names this one in a property. */
    boolean isNamedBy(String other, String property) {
        return template.get("Resources")
                .entries()
                .filter(entry -> entry.get("Type").text().equals(other))
                .map(entry -> entry.get("Properties", property))
                .anyMatch(value -> value.text().equals(node.key())
                        || value.get("Ref").text().equals(node.key()));
    }

    Hit missing(String detail) {
        return new Hit(node.location(), node.key(), detail);
    }

    /** A check that a property at a path is there and passes; what only CloudFormation knows does. */
    static Function<StackResource, Stream<Hit>> wanted(Predicate<YamlNode> good, String... path) {
        return resource -> {
            YamlNode value = resource.node.get("Properties");
            for (String step : path) {
                value = resource.resolved(value.get(step));
                if (isUnknown(value)) {
                    return Stream.empty();
                }
            }
            if (value.isNull()) {
                return Stream.of(resource.missing(""));
            }
            return good.test(value) ? Stream.empty() : Stream.of(NodeHits.of(value));
        };
    }

    /** A hit when the property is absent or off. */
    static Function<StackResource, Stream<Hit>> on(String... path) {
        return wanted(value -> !value.isFalse(), path);
    }

    /** A hit when the property is absent. */
    static Function<StackResource, Stream<Hit>> stated(String... path) {
        return wanted(value -> true, path);
    }

    /** Checks by the types of resources that they look at. */
    static Function<StackResource, Stream<Hit>> of(Map<String, Function<StackResource, Stream<Hit>>> checks) {
        return resource ->
                checks.getOrDefault(resource.type(), other -> Stream.empty()).apply(resource);
    }

    /** A check of the resources of a type. */
    static Function<StackResource, Stream<Hit>> of(String type, Function<StackResource, Stream<Hit>> check) {
        return of(Set.of(type), check);
    }

    static Function<StackResource, Stream<Hit>> of(Set<String> types, Function<StackResource, Stream<Hit>> check) {
        return resource -> types.contains(resource.type()) ? check.apply(resource) : Stream.empty();
    }
}
