package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A resource; or a provider or a call of a module, which have these words as their types; or a policy that is written
 * as data.
 *
 * @param address as Terraform names it
 * @param planned what a plan says besides, empty for configuration
 */
record Resource(String type, String name, String address, YamlNode body, Optional<Planned> planned) {
    static final String PROVIDER = "provider";

    /** The type of calls of modules. */
    static final String MODULE = "module";

    /** The type of policies that are written as data, the only data that rules look at. */
    static final String POLICY_DOCUMENT = "aws_iam_policy_document";

    Resource(String type, String name, String address, YamlNode body) {
        this(type, name, address, body, Optional.empty());
    }

    /** The resources, policies and providers of a file, in its order by type of block. */
    static Stream<Resource> declaredIn(YamlNode root) {
        Stream<Resource> resources = Stream.concat(
                declared(root, "resource", ""),
                declared(root, "data", "data.").filter(data -> data.is(POLICY_DOCUMENT)));
        Stream<Resource> providers = blocks(root, PROVIDER)
                .flatMap(YamlNode::entries)
                .flatMap(name ->
                        each(name).map(body -> new Resource(PROVIDER, name.key(), PROVIDER + "." + name.key(), body)));
        Stream<Resource> modules = blocks(root, MODULE)
                .flatMap(YamlNode::entries)
                .flatMap(name ->
                        each(name).map(body -> new Resource(MODULE, name.key(), MODULE + "." + name.key(), body)));
        return Stream.of(providers, resources, modules).flatMap(Function.identity());
    }

    private static Stream<Resource> declared(YamlNode root, String kind, String prefix) {
        return blocks(root, kind)
                .flatMap(YamlNode::entries)
                .flatMap(type -> each(type)
                        .flatMap(YamlNode::entries)
                        .flatMap(name -> each(name)
                                .map(body -> new Resource(
                                        type.key(), name.key(), prefix + type.key() + "." + name.key(), body))));
    }

    /** The blocks of a type, whether written one by one, as a list, or to be made by Terraform. */
    static Stream<YamlNode> blocks(YamlNode owner, String type) {
        return Stream.concat(
                owner.entries().filter(entry -> entry.key().equals(type)).flatMap(Resource::each),
                owner.entries()
                        .filter(entry -> entry.key().equals("dynamic"))
                        .flatMap(dynamic -> dynamic.get(type).entries())
                        .filter(entry -> entry.key().equals("content")));
    }

    private static Stream<YamlNode> each(YamlNode entry) {
        return entry.isMapping() ? Stream.of(entry) : entry.items().stream();
    }

    boolean is(String wanted) {
        return type.equals(wanted);
    }

    YamlNode get(String key) {
        return body.get(key);
    }

    Stream<YamlNode> blocks(String block) {
        return blocks(body, block);
    }

    /** The blocks of a type within blocks of another. */
    Stream<YamlNode> blocks(String outer, String inner) {
        return blocks(outer).flatMap(block -> blocks(block, inner));
    }

    /** A hit when the argument has a bad value; what is known only when Terraform runs is none. */
    Stream<Hit> bad(String key, Predicate<YamlNode> bad) {
        return NodeHits.where(get(key), value -> !isUnknown(value) && bad.test(value));
    }

    /** A hit when the argument is off or absent. */
    Stream<Hit> notOn(String key) {
        YamlNode value = get(key);
        if (value.isNull()) {
            return isLater(key) ? Stream.empty() : Stream.of(missing(""));
        }
        return bad(key, YamlNode::isFalse);
    }

    /** Whether a plan says that the value at a path is known only when it is applied. */
    boolean isLater(String... path) {
        return planned.filter(plan -> plan.isUnknown(path)).isPresent();
    }

    /** Whether an argument refers to another resource. */
    boolean refersTo(String argument, Resource other) {
        String reference = other.type() + "." + other.name();
        String written = get(argument).text();
        return written.contains(reference + ".")
                || written.contains(reference + "[")
                || planned.stream()
                        .flatMap(plan -> plan.references(argument))
                        .anyMatch(text -> text.equals(reference) || text.startsWith(reference + "."));
    }

    /** Where something is missing that the resource should say. */
    Hit missing(String detail) {
        return new Hit(body.location(), address, detail);
    }

    /** The value of an argument; in the configuration of a plan constants stand one level deeper. */
    static YamlNode constant(YamlNode argument) {
        YamlNode inner = argument.get("constant_value");
        return inner.isPresent() ? inner : argument;
    }

    static boolean isUnknown(YamlNode value) {
        return value.tag().equals(HclReader.EXPRESSION);
    }

    Fact fact(Fact.Type kind, String value, YamlNode at) {
        return Fact.of(kind, value, address, at.location());
    }
}
