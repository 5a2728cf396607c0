package io.jenkins.plugins.securitygate.scanner.secret;

/**
 * Where a text comes from.
 *
 * @param path relative to the scanned root, with forward slashes; as in {@code lib.jar!/config/app.yml} in an archive
 * @param commit name of the commit that the text was part of, lower case; empty for a file of the scanned folder
 */
record Origin(String path, String commit) {
    /** A file of the scanned folder, or an entry of an archive there. */
    static Origin file(String path) {
        return new Origin(path, "");
    }

    /** An entry of this archive. */
    Origin entry(String entryPath) {
        return new Origin(entryPath, commit);
    }

    /** The place in words. */
    @Override
    public String toString() {
        return commit.isEmpty() ? path : path + " in commit " + commit;
    }
}
