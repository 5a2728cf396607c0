package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.archive.ZipEntries;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Reads Java archives with those inside of them, by the properties that Maven writes into each, else by their hash. Nothing is
 * unpacked.
 */
@AutoService(ManifestReader.class)
public final class JarReader implements ManifestReader {
    static final int MAX_DEPTH = 5;
    static final int MAX_ENTRIES = 500_000;

    private static final Set<String> ARCHIVES = Set.of("jar", "war", "ear", "hpi", "jpi", "sar", "rar", "par");
    private static final String PROPERTIES_FOLDER = "META-INF/maven/";
    private static final Pattern PROPERTIES = Pattern.compile(PROPERTIES_FOLDER + "[^/]+/[^/]+/pom\\.properties");
    private static final int MAX_PROPERTIES = 64 << 10;

    @Override
    public boolean reads(String path) {
        return isArchive(path);
    }

    private static boolean isArchive(String path) {
        int dot = path.lastIndexOf('.');
        return dot >= 0 && ARCHIVES.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** Of the many names in an archive most are told by their beginning, without the expression. */
    private static boolean isProperties(String name) {
        return name.startsWith(PROPERTIES_FOLDER) && PROPERTIES.matches(name);
    }

    @Override
    public Certainty certainty() {
        return Certainty.INSTALLED;
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        try (InflatedBytes in = new InflatedBytes(file.open())) {
            new Unfolding(in, sink).archive(file.size(), in, "", 1);
        } catch (IllegalArgumentException e) {
            // How the JDK reports names of entries that are no text.
            throw new ManifestFormatException("not a readable archive: " + e.getMessage(), e);
        }
    }

    private static MessageDigest sha1Digest() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** The hash of all bytes of an archive, also of those after its last entry. */
    private static String sha1(DigestInputStream archive) throws IOException {
        archive.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(archive.getMessageDigest().digest());
    }

    /** What an archive tells of itself. */
    private enum Contents {
        NONE,
        NAMED,
        UNNAMED
    }

    /** One archive with those inside of it. */
    private static final class Unfolding {
        private final InflatedBytes budget;
        private final DependencySink sink;
        private int entries;

        Unfolding(InflatedBytes budget, DependencySink sink) {
            this.budget = budget;
            this.sink = sink;
        }

        void archive(long size, InputStream in, String place, int depth) throws IOException {
            if (depth > MAX_DEPTH) {
                sink.note(place, "archives are nested deeper than " + MAX_DEPTH + "; what is inside is not read");
                return;
            }
            DigestInputStream hashed = new DigestInputStream(in, sha1Digest());
            hashed.on(sink.knowsArchives());
            Contents contents;
            try (ArchiveInputStream<ZipArchiveEntry> zip = ZipEntries.open(size, hashed)) {
                contents = entries(zip, place, depth);
            }
            if (contents == Contents.NONE) {
                sink.note(place, "not a zip archive, or an empty one");
            } else if (contents == Contents.UNNAMED) {
                sink.unnamed(place, sink.knowsArchives() ? sha1(hashed) : "");
            }
        }

        private Contents entries(ArchiveInputStream<ZipArchiveEntry> zip, String place, int depth) throws IOException {
            boolean named = false;
            boolean empty = true;
            for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                empty = false;
                if (++entries > MAX_ENTRIES) {
                    throw new ManifestFormatException("more than " + MAX_ENTRIES + " entries; the rest is not read");
                }
                InputStream content = budget.counting(zip);
                if (isProperties(entry.getName())) {
                    named |= properties(content, place);
                } else if (isArchive(entry.getName()) && !entry.isDirectory()) {
                    String inner = place.isEmpty() ? entry.getName() : place + "!" + entry.getName();
                    archive(entry.getSize(), content, inner, depth + 1);
                    named |= place.isEmpty();
                }
                if (!ZipEntries.skips(zip, entry)) {
                    // What the archive has to decompress up to its next entry would not be counted.
                    content.skip(Long.MAX_VALUE);
                }
            }
            return empty ? Contents.NONE : named ? Contents.NAMED : Contents.UNNAMED;
        }

        private boolean properties(InputStream content, String place) throws IOException {
            Properties properties = new Properties();
            try {
                properties.load(new ByteArrayInputStream(content.readNBytes(MAX_PROPERTIES)));
            } catch (IllegalArgumentException e) {
                sink.note(place, "pom.properties is damaged: " + e.getMessage());
                return true;
            }
            String group = properties.getProperty("groupId", "");
            String artifact = properties.getProperty("artifactId", "");
            if (group.isEmpty() || artifact.isEmpty()) {
                sink.note(place, "pom.properties has no groupId or artifactId");
                return true;
            }
            String version = properties.getProperty("version", "");
            sink.add(new Dependency(Ecosystem.MAVEN, group + ":" + artifact, version, Scope.UNKNOWN));
            return true;
        }
    }
}
