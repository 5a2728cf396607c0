package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.dependency.LikelyPackage;
import io.jenkins.plugins.securitygate.scanner.dependency.PackageList;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.Dependency;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.DependencySink;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestFile;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestReader;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestReader.Certainty;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestReaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a file of a layer says of the packages of programming languages.
 *
 * @param dependencies in the order of the file
 * @param archives which do not say what they are
 * @param notes parts of it that tell no package although nothing is broken
 * @param damage why it could not be read to its end, empty when it was
 */
record LayerManifest(List<Dependency> dependencies, List<Archive> archives, List<Note> notes, String damage) {
    /** Folders of installed packages, where lockfiles are those of the packages' authors. */
    private static final Set<String> FOREIGN =
            Set.of("node_modules", "site-packages", "dist-packages", "gems", "registry", "vendor");

    /** Where Debian puts what dpkg lists; what pip installs goes elsewhere. */
    private static final String OF_DPKG = "usr/lib/python3/dist-packages/";

    /**
     * An archive that does not say which package it is.
     *
     * @param place within the file, empty for the whole of it
     */
    record Archive(String place, LikelyPackage likely) {}

    /**
     * A part that could not be used.
     *
     * @param place within the file, empty for the whole of it
     */
    record Note(String place, String message) {}

    /** The reader of a file, empty when the file does not tell that packages are there. */
    static Optional<ManifestReader> reader(String path) {
        return path.startsWith(OF_DPKG)
                ? Optional.empty()
                : ManifestReaders.of(path).filter(reader -> tellsPresence(reader.certainty(), path));
    }

    private static boolean tellsPresence(Certainty certainty, String path) {
        return certainty == Certainty.INSTALLED
                || certainty == Certainty.LOCKED && Collections.disjoint(FOREIGN, Arrays.asList(path.split("/")));
    }

    /**
     * Reads a file, and keeps what is wrong with it.
     *
     * @param size in bytes
     */
    static LayerManifest read(ManifestReader reader, String path, long size, InputStream content, ScanContext context) {
        List<Dependency> dependencies = new ArrayList<>();
        List<Archive> archives = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        String damage = "";
        try {
            reader.read(ManifestFile.streamed(path, size, content), new DependencySink() {
                @Override
                public void add(Dependency dependency) {
                    context.checkCancelled();
                    dependencies.add(dependency);
                }

                @Override
                public void unnamed(String place, String sha1, Optional<LikelyPackage> likely) {
                    likely.ifPresentOrElse(
                            found -> archives.add(new Archive(place, found)), () -> note(place, PackageList.UNNAMED));
                }

                @Override
                public void note(String place, String message) {
                    notes.add(new Note(place, message));
                }
            });
        } catch (IOException e) {
            damage = String.valueOf(e.getMessage());
        }
        return new LayerManifest(dependencies, archives, notes, damage);
    }

    /** How many packages and parts it tells of. */
    int size() {
        return dependencies.size() + archives.size() + notes.size();
    }

    boolean isEmpty() {
        return size() == 0 && damage.isEmpty();
    }
}
