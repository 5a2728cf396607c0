package io.jenkins.plugins.securitygate.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * One statement about what the deployment would look like.
 *
 * @param type what is stated
 * @param value the statement: a port number, an image reference as written, a registry host, a region name, …
 * @param number the value as a number where it is one (a port), else -1
 * @param resource what it is true of, for example {@code Deployment/shop}; empty when unknown
 * @param location where it is written
 * @param attributes further parts of the value, for example {@code registry}, {@code repository}, {@code tag} and
 *     {@code digest} of an image; sorted by key
 */
public record Fact(
        Type type, String value, int number, String resource, Location location, Map<String, String> attributes) {

    /** The kinds of statement that policies can ask about. */
    public enum Type {
        /** A port on which the deployment can be reached or that a container opens; see attribute {@code exposure}. */
        PORT,
        /** A container image that would run. */
        IMAGE,
        /** A registry from which images would be pulled. */
        REGISTRY,
        /** A cloud region or zone in which something would run or be stored. */
        REGION,
        /** A privilege beyond the ordinary: root, privileged, host network, added capabilities. */
        PRIVILEGE,
        /** A host name under which the deployment can be reached. */
        HOST,
        /** A label that says which class of data is handled. */
        DATA,
        /** How much of the code the tests ran, in whole percent; attribute {@code metric} says what is counted. */
        COVERAGE;

        /** The name in files and policies, lower case. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Fact {
        value = Texts.bounded(value, Texts.SHORT);
        resource = Texts.bounded(resource, Texts.SHORT);
        location = location == null ? Location.NONE : location;
        attributes = attributes == null ? Map.of() : java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** A statement that is a text. */
    public static Fact of(Type type, String value, String resource, Location location) {
        return new Fact(type, value, -1, resource, location, Map.of());
    }

    /** This fact with one more attribute. */
    public Fact with(String key, String text) {
        Map<String, String> more = new TreeMap<>(attributes);
        more.put(key, text);
        return new Fact(type, value, number, resource, location, more);
    }
}
