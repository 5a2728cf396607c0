package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.scanner.Gap;
import java.util.Comparator;

/**
 * A secret in a file of a layer, or a part of the file that was not searched.
 *
 * @param path of the file
 * @param location in the file, or in an archive that it is
 * @param identity tells it from other secrets in the same place, without its value
 * @param gap whether it was not searched
 * @param finding without place
 */
record FileSecret(String path, Location location, String identity, boolean gap, Finding.Builder finding) {
    static final Comparator<FileSecret> IN_ORDER = Comparator.comparing(FileSecret::path)
            .thenComparing(secret -> secret.location().path())
            .thenComparingInt(secret -> secret.location().line())
            .thenComparing(FileSecret::identity);

    static FileSecret of(String path, Finding.Builder finding) {
        // Only what is built tells its place and what makes it another secret than the next.
        Finding built = finding.build("", "");
        String identity = finding.location(Location.NONE).build("", "").fingerprint();
        return new FileSecret(path, built.location(), identity, built.rule().equals(Gap.RULE), finding);
    }
}
