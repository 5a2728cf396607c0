package io.jenkins.plugins.securitygate.scanner.configuration.cloudformation;

import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One resource of a template.
 *
 * @param parameters of the template, for their defaults
 */
record StackResource(YamlNode node, YamlNode parameters) {
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
        YamlNode preset = name.isEmpty() ? value : parameters.get(name, "Default");
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

    Hit missing(String detail) {
        return new Hit(node.location(), node.key(), detail);
    }

    /** A check of the resources of a type. */
    static Function<StackResource, Stream<Hit>> of(String type, Function<StackResource, Stream<Hit>> check) {
        return of(Set.of(type), check);
    }

    static Function<StackResource, Stream<Hit>> of(Set<String> types, Function<StackResource, Stream<Hit>> check) {
        return resource -> types.contains(resource.type()) ? check.apply(resource) : Stream.empty();
    }
}
