package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import java.io.IOException;

/**
 * Reads one kind of file that names packages. An implementation holds no state; annotate it with
 * {@code @AutoService(ManifestReader.class)} and give it a fixture folder.
 */
public interface ManifestReader {
    /** Whether this is a file of that kind, by its path alone. */
    boolean reads(String path);

    /** What it means that a package stands in a file of this kind. */
    enum Certainty {
        /** A project asks for it; what is used is decided later. */
        DECLARED,
        /** A project uses it in this version. */
        LOCKED,
        /** The file is the package, or a part of it. */
        INSTALLED
    }

    default Certainty certainty() {
        return Certainty.LOCKED;
    }

    /**
     * Reads the packages of a file in their order.
     *
     * @throws IOException when the file cannot be read or is not as its format says
     */
    void read(ManifestFile file, DependencySink sink) throws IOException;
}
