package io.jenkins.plugins.securitygate.scanner.dependency;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Files outside of the scanned tree that help to name packages. Who administers the machine chooses them.
 *
 * @param mavenRepository a local repository in Maven's layout, {@code null} when there is none
 * @param archiveHashes hashes of Java archives, {@code null} when there are none
 */
public record ReferenceFiles(Path mavenRepository, Path archiveHashes) {
    /** Without any. */
    public static final ReferenceFiles NONE = new ReferenceFiles(null, null);

    /** The environment variable that names the local repository. */
    public static final String MAVEN_REPOSITORY = "SECURITY_GATE_MAVEN_REPOSITORY";

    /** The environment variable that names the file of hashes. */
    public static final String ARCHIVE_HASHES = "SECURITY_GATE_ARCHIVE_HASHES";

    /** Those that the environment names. */
    public static ReferenceFiles ofEnvironment() {
        return new ReferenceFiles(named(MAVEN_REPOSITORY), named(ARCHIVE_HASHES));
    }

    private static Path named(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .orElse(null);
    }
}
