package io.jenkins.plugins.securitygate.jenkins.pipeline;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;

/** Ant-style patterns over paths within a workspace, the syntax that Jenkins users know from {@code archiveArtifacts}. */
final class WorkspacePattern {
    private final List<PathMatcher> matchers;

    /**
     * @param patterns one or several, separated by commas
     * @throws IllegalArgumentException for a pattern that points out of the workspace
     */
    WorkspacePattern(String patterns) {
        matchers = Arrays.stream(patterns.split(","))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(WorkspacePattern::matcher)
                .toList();
    }

    /** @param path relative to the workspace, with forward slashes */
    boolean matches(String path) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(Path.of(path)));
    }

    private static PathMatcher matcher(String pattern) {
        String slashes = pattern.replace('\\', '/');
        if (slashes.startsWith("/")
                || slashes.matches("[A-Za-z]:.*")
                || List.of(slashes.split("/")).contains("..")) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' points out of the workspace; name reports relative to it");
        }
        String open = slashes.startsWith("./") ? slashes.substring(2) : slashes;
        String whole = open.endsWith("/") ? open + "**" : open;
        // Ant knows neither braces nor brackets, and its "**/" also stands for no folder at all.
        String glob = whole.replaceAll("([\\[\\]{}])", "\\\\$1").replace("**/", "{**/,}");
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }
}
