package io.jenkins.plugins.securitygate.scanner.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Goes through a Java archive and those inside of it, within limits that no honest archive reaches. Nothing is unpacked.
 */
public final class JarWalk {
    /** How deep archives may lie in archives; 1 for none inside. */
    public static final int MAX_DEPTH = 5;

    /** How much any archive may have when decompressed, in bytes; beyond that it depends on its size. */
    public static final long ALWAYS_ALLOWED = InflatedBytes.ALWAYS_ALLOWED;

    private static final int MAX_ENTRIES = 500_000;
    private static final Set<String> ARCHIVES = Set.of("jar", "war", "ear", "hpi", "jpi", "sar", "rar", "par");

    private final InflatedBytes budget;
    private final boolean hashed;
    private int entries;

    /** Takes what lies in one archive. */
    public interface Visitor {
        /**
         * A file that is no archive.
         *
         * @param content need not be read
         */
        void file(String name, InputStream content) throws IOException;

        /** Who takes what lies in an archive inside of this one. */
        Visitor archive(String name) throws IOException;

        /**
         * The archive lies deeper than {@link #MAX_DEPTH}, so nothing else is told of it.
         *
         * @param problem for people
         */
        void tooDeep(String problem) throws IOException;

        /**
         * The end of the archive.
         *
         * @param empty whether there was nothing in it, as in a file that is no archive
         */
        void end(boolean empty, Hash hash) throws IOException;
    }

    /** Tells an archive by its content. */
    @FunctionalInterface
    public interface Hash {
        /** The SHA-1 of all its bytes, hexadecimal in lower case; empty when nobody wanted to know. */
        String sha1() throws IOException;
    }

    private JarWalk(InflatedBytes budget, boolean hashed) {
        this.budget = budget;
        this.hashed = hashed;
    }

    /**
     * Reads an archive.
     *
     * @param size in bytes, -1 where nobody knows
     * @param archive stays open
     * @param hashed whether hashes will be asked for
     * @throws ArchiveLimitException when it holds more than any honest archive
     * @throws IOException when it is damaged
     */
    public static void walk(long size, InputStream archive, boolean hashed, Visitor visitor) throws IOException {
        InflatedBytes in = new InflatedBytes(archive);
        try {
            new JarWalk(in, hashed).archive(size, in, visitor, 1);
        } catch (IllegalArgumentException e) {
            // How libraries report names of entries that are no text.
            throw new IOException("not a readable archive: " + e.getMessage(), e);
        }
    }

    /** Whether a file is a Java archive by its name. */
    public static boolean isArchive(String path) {
        int dot = path.lastIndexOf('.');
        return dot >= 0 && ARCHIVES.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private void archive(long size, InputStream in, Visitor visitor, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            visitor.tooDeep("archives are nested deeper than " + MAX_DEPTH + "; what is inside is not read");
            return;
        }
        DigestInputStream digested = new DigestInputStream(in, sha1());
        digested.on(hashed);
        boolean empty;
        try (ArchiveInputStream<ZipArchiveEntry> zip = ZipEntries.open(size, digested)) {
            empty = !entries(zip, visitor, depth);
        }
        visitor.end(empty, () -> hashed ? hash(digested) : "");
    }

    /** Whether there was any. */
    private boolean entries(ArchiveInputStream<ZipArchiveEntry> zip, Visitor visitor, int depth) throws IOException {
        boolean any = false;
        for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            any = true;
            if (++entries > MAX_ENTRIES) {
                throw new ArchiveLimitException("more than " + MAX_ENTRIES + " entries; the rest is not read");
            }
            InputStream content = budget.counting(zip);
            if (!entry.isDirectory() && isArchive(entry.getName())) {
                archive(entry.getSize(), content, visitor.archive(entry.getName()), depth + 1);
            } else if (!entry.isDirectory()) {
                visitor.file(entry.getName(), content);
            }
            if (!ZipEntries.skips(zip, entry)) {
                // What the archive has to decompress up to its next entry would not be counted.
                content.skip(Long.MAX_VALUE);
            }
        }
        return any;
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** Of all bytes of an archive, also of those behind its last entry. */
    private static String hash(DigestInputStream archive) throws IOException {
        archive.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(archive.getMessageDigest().digest());
    }
}
