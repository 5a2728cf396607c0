package io.jenkins.plugins.securitygate.scanner.dependency;

import java.util.Set;

/**
 * A Java archive as far as its file's name, its manifest and its classes tell which package it is: tools other than Maven
 * write no more into archives. The group is not told, but which groups are possible.
 *
 * @param version never empty
 * @param roots the first two parts of what the manifest and the classes are named after, such as
 *     {@code org.springframework}; empty when there are neither
 */
public record LikelyPackage(String artifact, String version, Set<String> roots) {
    public LikelyPackage {
        roots = Set.copyOf(roots);
    }

    /** Whether the archive can be of a group. Groups of one part are older than the custom of naming them after a domain. */
    boolean fits(String group) {
        return roots.isEmpty() || roots.contains(root(group)) || group.indexOf('.') < 0 && artifact.startsWith(group);
    }

    /** The first two parts of a name. */
    public static String root(String name) {
        int second = name.indexOf('.', name.indexOf('.') + 1);
        return second < 0 ? name : name.substring(0, second);
    }
}
