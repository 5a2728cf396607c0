package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * Reads Java archives with those inside of them, by the properties that Maven writes into each, else by their hash. Nothing is
 * unpacked.
 */
@AutoService(ManifestReader.class)
public final class JarReader implements ManifestReader {
    static final int MAX_DEPTH = 5;
    static final int MAX_ENTRIES = 500_000;

    private static final Pattern ARCHIVE = Pattern.compile("(?i).*\\.(jar|war|ear|hpi|jpi|sar|rar|par)");
    private static final Pattern PROPERTIES = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");
    private static final int MAX_PROPERTIES = 64 << 10;

    @Override
    public boolean reads(String path) {
        return ARCHIVE.matches(path);
    }

    @Override
    public Certainty certainty() {
        return Certainty.INSTALLED;
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        try (InflatedBytes in = new InflatedBytes(file.open())) {
            new Unfolding(in, sink).archive(in, "", 1);
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

    /** One archive with those inside of it. */
    private static final class Unfolding {
        private final InflatedBytes budget;
        private final DependencySink sink;
        private int entries;

        Unfolding(InflatedBytes budget, DependencySink sink) {
            this.budget = budget;
            this.sink = sink;
        }

        void archive(InputStream in, String place, int depth) throws IOException {
            if (depth > MAX_DEPTH) {
                sink.note(place, "archives are nested deeper than " + MAX_DEPTH + "; what is inside is not read");
                return;
            }
            DigestInputStream hashed = new DigestInputStream(in, sha1Digest());
            hashed.on(sink.knowsArchives());
            // Not closed: that would close the archive around it.
            ZipArchiveInputStream zip = new ZipArchiveInputStream(hashed, "UTF-8", true, true);
            boolean named = false;
            boolean empty = true;
            for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                empty = false;
                if (++entries > MAX_ENTRIES) {
                    throw new ManifestFormatException("more than " + MAX_ENTRIES + " entries; the rest is not read");
                }
                InputStream content = budget.counting(zip);
                if (PROPERTIES.matches(entry.getName())) {
                    named |= properties(content, place);
                } else if (ARCHIVE.matches(entry.getName()) && !entry.isDirectory()) {
                    archive(content, place.isEmpty() ? entry.getName() : place + "!" + entry.getName(), depth + 1);
                    named |= place.isEmpty();
                }
                if (entry.getGeneralPurposeBit().usesDataDescriptor()) {
                    // What the archive has to decompress up to its next entry would not be counted.
                    content.skip(Long.MAX_VALUE);
                }
            }
            if (empty) {
                sink.note(place, "not a zip archive, or an empty one");
            } else if (!named) {
                sink.unnamed(place, sink.knowsArchives() ? sha1(hashed) : "");
            }
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
