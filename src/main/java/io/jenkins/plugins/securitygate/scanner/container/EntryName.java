package io.jenkins.plugins.securitygate.scanner.container;

import java.util.ArrayDeque;
import java.util.Deque;

/** Names of entries of a tar archive. */
final class EntryName {
    private EntryName() {}

    /** The name relative to the archive's root, without {@code .}, {@code ..} and slashes at its ends. */
    static String normalised(String name) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : name.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    /** The folder of a normalised name with a slash at its end; empty for the root. */
    static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /** The last part of a normalised name. */
    static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
