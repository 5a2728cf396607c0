package io.jenkins.plugins.securitygate.report.sarif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Turns artifact locations (SARIF section 3.4) of one run into paths relative to the repository where the report allows
 * it: relative base URIs are prepended, an absolute one stands for the root of the repository and is left out.
 */
final class ArtifactPaths {
    private static final int MAX_ARTIFACTS = 500_000;
    private static final int MAX_DEPTH = 10;

    private final List<ArtifactLocation> artifacts = new ArrayList<>();
    private final Map<String, ArtifactLocation> bases = new HashMap<>();
    private final Set<String> roots = new HashSet<>();

    private final Set<String> assumedRoots = new HashSet<>();
    private boolean complete;
    private boolean lacking;
    private boolean rootsNamed;

    /** Takes the next artifact; {@code false} when there are more than are kept. */
    boolean addArtifact(ArtifactLocation location) {
        return artifacts.size() < MAX_ARTIFACTS && artifacts.add(location);
    }

    void addBase(String id, ArtifactLocation location) {
        bases.put(id, location);
        String path = UriPath.of(location.uri());
        if (isAbsolute(path) && location.uriBaseId().isEmpty()) {
            addRoot(path.endsWith("/") ? path : path + "/", isNamedRoot(id));
        }
    }

    /** Bases whose ids say that they are roots leave no room for the others, such as a home folder. */
    private void addRoot(String path, boolean named) {
        if (named && !rootsNamed) {
            roots.clear();
            rootsNamed = true;
        }
        if (named == rootsNamed) {
            roots.add(path);
        }
    }

    /** The root of the repository that this absolute path lies below, empty when it lies below none. */
    private String root(String path) {
        return roots.stream()
                .filter(root -> path.startsWith(root) && path.length() > root.length())
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static boolean isNamedRoot(String id) {
        return id.toUpperCase(Locale.ROOT).contains("ROOT");
    }

    /** Says that the run has been read to its end: what is not known by now is not in the report. */
    void complete() {
        complete = true;
        lacking = false;
    }

    /** Whether a path since the last call needed a part of the run that has not been read yet. */
    boolean lacked() {
        boolean was = lacking;
        lacking = false;
        return was;
    }

    /** Bases taken for the root of the repository that turned out to lie below it. */
    List<String> wronglyAssumedRoots() {
        return assumedRoots.stream()
                .filter(id -> !prefix(id).isEmpty())
                .sorted()
                .toList();
    }

    /** The path of a location, empty when it names no file. */
    String of(ArtifactLocation location) {
        ArtifactLocation found = location.uri().isEmpty() ? artifact(location.index()) : location;
        String path = UriPath.of(found.uri());
        if (isAbsolute(path)) {
            return path.substring(root(path).length());
        }
        if (found.uriBaseId().isEmpty()) {
            return path;
        }
        return prefix(found.uriBaseId()) + path;
    }

    private ArtifactLocation artifact(int index) {
        if (index >= 0 && index < artifacts.size()) {
            return artifacts.get(index);
        }
        lacking |= index >= 0 && !complete;
        return ArtifactLocation.NONE;
    }

    private String prefix(String baseId) {
        String prefix = "";
        String id = baseId;
        for (int depth = 0; depth < MAX_DEPTH && !id.isEmpty(); depth++) {
            ArtifactLocation base = bases.get(id);
            if (base == null) {
                assume(id);
                return prefix;
            }
            String path = UriPath.of(base.uri());
            if (isAbsolute(path)) {
                return prefix;
            }
            prefix = path.isEmpty() || path.endsWith("/") ? path + prefix : path + "/" + prefix;
            id = base.uriBaseId();
        }
        return prefix;
    }

    /** Most tools never define the base that stands for the root of the repository. */
    private void assume(String id) {
        if (complete || assumedRoots.contains(id)) {
            return;
        }
        if (isNamedRoot(id)) {
            assumedRoots.add(id);
        } else {
            lacking = true;
        }
    }

    private static boolean isAbsolute(String path) {
        return path.startsWith("/") || path.contains("://") || (path.length() > 1 && path.charAt(1) == ':');
    }
}
