package io.jenkins.plugins.securitygate.scanner.dependency.version;

import org.apache.maven.artifact.versioning.ComparableVersion;

/** Maven's own order. */
final class MavenOrder implements VersionOrder {
    @Override
    public int compare(String a, String b) {
        return new ComparableVersion(a).compareTo(new ComparableVersion(b));
    }
}
