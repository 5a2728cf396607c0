package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A resource, or a provider, which has the type {@code provider}.
 *
 * @param address as Terraform names it
 */
record Resource(String type, String name, String address, YamlNode body) {
    static final String PROVIDER = "provider";

    /** The resources and providers of a file, in its order by type of block. */
    static Stream<Resource> declaredIn(YamlNode root) {
        Stream<Resource> resources = blocks(root, "resource")
                .flatMap(YamlNode::entries)
                .flatMap(type -> each(type)
                        .flatMap(YamlNode::entries)
                        .flatMap(name -> each(name)
                                .map(body ->
                                        new Resource(type.key(), name.key(), type.key() + "." + name.key(), body))));
        Stream<Resource> providers = blocks(root, PROVIDER)
                .flatMap(YamlNode::entries)
                .flatMap(name ->
                        each(name).map(body -> new Resource(PROVIDER, name.key(), PROVIDER + "." + name.key(), body)));
        return Stream.concat(providers, resources);
    }

    /** The blocks of a type, whether written one by one or as a list. */
    static Stream<YamlNode> blocks(YamlNode owner, String type) {
        return owner.entries().filter(entry -> entry.key().equals(type)).flatMap(Resource::each);
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
        return value.isNull() ? Stream.of(missing("")) : bad(key, YamlNode::isFalse);
    }

    /** Where something is missing that the resource should say. */
    Hit missing(String detail) {
        return new Hit(body.location(), address, detail);
    }

    static boolean isUnknown(YamlNode value) {
        return value.tag().equals(HclReader.EXPRESSION);
    }

    Fact fact(Fact.Type kind, String value, YamlNode at) {
        return Fact.of(kind, value, address, at.location());
    }
}
