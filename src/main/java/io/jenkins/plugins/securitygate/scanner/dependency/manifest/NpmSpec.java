package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import java.util.Optional;

/**
 * A package of npm's registry as lockfiles of its package managers write it.
 *
 * @param name with its scope
 * @param version as installed; empty for a package from a repository or an archive, which no registry numbered
 */
record NpmSpec(String name, String version) {
    private static final String ALIAS = "npm:";

    /**
     * Reads a version that may be an alias ({@code npm:other@1.0.0}) or the place of an archive.
     *
     * @return empty when the package is a folder of the project
     */
    static Optional<NpmSpec> of(String name, String version) {
        if (version.startsWith(ALIAS)) {
            return Optional.of(joined(version.substring(ALIAS.length())));
        }
        if (version.startsWith("file:") || version.startsWith("link:") || version.startsWith("workspace:")) {
            return Optional.empty();
        }
        return Optional.of(new NpmSpec(name, version.contains(":") || version.contains("/") ? "" : version));
    }

    /** Reads {@code name@version}; the name's scope begins with the same mark. */
    static NpmSpec joined(String text) {
        int at = text.indexOf('@', 1);
        return at < 0 ? new NpmSpec(text, "") : new NpmSpec(text.substring(0, at), text.substring(at + 1));
    }
}
