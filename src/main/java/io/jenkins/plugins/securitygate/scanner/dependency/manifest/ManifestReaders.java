package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** All readers of manifests, found on the class path. */
public final class ManifestReaders {
    private static final List<ManifestReader> ALL =
            ServiceLoader.load(ManifestReader.class, ManifestReader.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .sorted(Comparator.comparing(reader -> reader.getClass().getName()))
                    .toList();

    private ManifestReaders() {}

    /** Every reader, always in the same order. */
    public static List<ManifestReader> all() {
        return ALL;
    }

    /** The reader of a file, empty when it names no packages that we know of. */
    public static Optional<ManifestReader> of(String path) {
        return ALL.stream().filter(reader -> reader.reads(path)).findFirst();
    }
}
