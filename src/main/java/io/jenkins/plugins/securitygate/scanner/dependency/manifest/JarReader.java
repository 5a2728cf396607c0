package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.archive.JarWalk;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * Reads Java archives with those inside of them, by the properties that Maven writes into each. Of one without them it says
 * what else tells which package it is.
 */
@AutoService(ManifestReader.class)
public final class JarReader implements ManifestReader {
    private static final String PROPERTIES_FOLDER = "META-INF/maven/";
    private static final Pattern PROPERTIES = Pattern.compile(PROPERTIES_FOLDER + "[^/]+/[^/]+/pom\\.properties");
    private static final int MAX_PROPERTIES = 64 << 10;

    @Override
    public boolean reads(String path) {
        return JarWalk.isArchive(path);
    }

    @Override
    public Certainty certainty() {
        return Certainty.INSTALLED;
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        try (InputStream in = file.open()) {
            JarWalk.walk(file.size(), in, sink.knowsArchives(), new Packages(sink, "", file.path()));
        }
    }

    /** Of the many names in an archive most are told by their beginning, without the expression. */
    private static boolean isProperties(String name) {
        return name.startsWith(PROPERTIES_FOLDER) && PROPERTIES.matches(name);
    }

    /** What one archive says of its packages. */
    private static final class Packages implements JarWalk.Visitor {
        private final DependencySink sink;
        private final String place;
        private final ArchiveClues clues;
        private boolean named;

        /**
         * @param place of the archive in the outermost one, for which it is empty
         * @param path whose end is the name of the archive's file
         */
        Packages(DependencySink sink, String place, String path) {
            this.sink = sink;
            this.place = place;
            this.clues = new ArchiveClues(path);
        }

        @Override
        public void file(String name, InputStream content) throws IOException {
            if (isProperties(name)) {
                named = true;
                properties(content);
            } else {
                clues.file(name, content);
            }
        }

        @Override
        public Packages archive(String name) {
            // An archive of archives needs no name of its own.
            named |= place.isEmpty();
            return new Packages(sink, place.isEmpty() ? name : place + "!" + name, name);
        }

        @Override
        public void tooDeep(String problem) {
            sink.note(place, problem);
        }

        @Override
        public void end(boolean empty, JarWalk.Hash hash) throws IOException {
            if (empty) {
                sink.note(place, "not a zip archive, or an empty one");
            } else if (!named) {
                sink.unnamed(place, hash.sha1(), clues.likely());
            }
        }

        private void properties(InputStream content) throws IOException {
            Properties properties = new Properties();
            try {
                properties.load(new ByteArrayInputStream(content.readNBytes(MAX_PROPERTIES)));
            } catch (IllegalArgumentException e) {
                sink.note(place, "pom.properties is damaged: " + e.getMessage());
                return;
            }
            String group = properties.getProperty("groupId", "");
            String artifact = properties.getProperty("artifactId", "");
            if (group.isEmpty() || artifact.isEmpty()) {
                sink.note(place, "pom.properties has no groupId or artifactId");
                return;
            }
            String version = properties.getProperty("version", "");
            sink.add(new Dependency(Ecosystem.MAVEN, group + ":" + artifact, version, Scope.UNKNOWN));
        }
    }
}
