package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.report.CountedStream;
import io.jenkins.plugins.securitygate.scanner.archive.ZipEntries;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Hands over the files of one archive, also of archives in it, as streams; nothing is unpacked to disk. What a limit
 * cuts off or cannot be read is told, and what was read before stands.
 */
final class ArchiveWalk {
    private static final String NO_ARCHIVE =
            "the archive has no entry that can be read; it is damaged, or no archive whatever its name says";

    private static final Set<String> ZIP =
            Set.of("zip", "jar", "war", "ear", "hpi", "jpi", "aar", "apk", "whl", "nupkg", "egg");

    /** How a zip archive begins that has no entry (APPNOTE 4.3.16). */
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};

    /** A tar archive that has no entry begins with a block of zeros. */
    private static final byte[] EMPTY_TAR = new byte[512];

    private final Limits limits;
    private final Visitor visitor;
    private final BiConsumer<String, String> gaps;
    private int entries;
    private long bytes;

    /**
     * How much of an archive is read, with everything in it.
     *
     * @param bytes after decompression
     * @param entries files
     * @param depth how deep archives may lie in archives; 1 for none inside
     */
    record Limits(long bytes, int entries, int depth) {
        private static final int MAX_ENTRIES = 50_000;
        private static final int MAX_DEPTH = 3;
        private static final long LEAST_BYTES = 64L << 20;
        private static final long MOST_BYTES = 1L << 30;
        private static final int MAX_RATIO = 100;

        /** For an archive of this size: at most a hundred times as much, within 64 MB and 1 GB. */
        static Limits forSize(long size) {
            long bytes = Math.min(MOST_BYTES, Math.max(LEAST_BYTES, size * MAX_RATIO));
            return new Limits(bytes, MAX_ENTRIES, MAX_DEPTH);
        }
    }

    /** Takes the files. */
    @FunctionalInterface
    interface Visitor {
        /** @param path as in {@code lib.jar!/config/app.yml} */
        void file(String path, InputStream content) throws IOException;
    }

    private static final class Cut extends IOException {
        private static final long serialVersionUID = 1;

        Cut(String message) {
            super(message);
        }
    }

    /** @param gaps takes the path of what was not searched, and why */
    ArchiveWalk(Limits limits, Visitor visitor, BiConsumer<String, String> gaps) {
        this.limits = limits;
        this.visitor = visitor;
        this.gaps = gaps;
    }

    /** Whether a file is an archive by its name. */
    static boolean opens(String path) {
        return ZIP.contains(FileCompression.extension(path))
                || isTar(path)
                || FileCompression.of(path).isPresent();
    }

    /** The content as {@link #opens(String, InputStream)} takes it: what is no archive by its name needs no buffer. */
    static InputStream peekable(String path, InputStream content) {
        return opens(path) ? new BufferedInputStream(content) : content;
    }

    /**
     * Whether a file is an archive by its name, and its content does not speak against it.
     *
     * @param content {@link #peekable}, at its beginning, where it stays
     */
    static boolean opens(String path, InputStream content) throws IOException {
        if (!opens(path)) {
            return false;
        }
        byte[] head = head(content, TextFile.PROBE + 1);
        Optional<FileCompression> compression = FileCompression.of(path);
        if (compression.isPresent()) {
            return compression.get().begins(head);
        }
        // A zip archive may follow a script, so that a long text is not known to be none.
        boolean text = TextFile.isText(head) && (isTar(path) || head.length <= TextFile.PROBE);
        return head.length > 0 && !text;
    }

    /** The first bytes of a stream that can be marked. */
    private static byte[] head(InputStream content, int length) throws IOException {
        content.mark(length);
        byte[] head = content.readNBytes(length);
        content.reset();
        return head;
    }

    private static boolean isTar(String path) {
        return FileCompression.extension(path).equals("tar");
    }

    /**
     * Reads the archive, and tells what cannot be read rather than throw.
     *
     * @param size in bytes
     */
    void walk(String path, long size, InputStream in) {
        try {
            open(path, size, in, 1);
        } catch (Cut e) {
            gaps.accept(path, "the archive was not searched to its end: " + e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            gaps.accept(path, unreadable(e));
        }
    }

    private void open(String path, long size, InputStream in, int depth) throws IOException {
        Optional<FileCompression> compression = FileCompression.of(path);
        if (compression.isPresent()) {
            compressed(path, compression.get(), in, depth);
        } else if (isTar(path)) {
            tar(path, in, depth);
        } else {
            zip(path, size, in, depth);
        }
    }

    private void compressed(String path, FileCompression compression, InputStream in, int depth) throws IOException {
        InputStream content = compression.undone(in);
        if (compression.isTar(path)) {
            tar(path, new BufferedInputStream(content), depth);
        } else {
            String inner = compression.withoutExtension(path.substring(path.lastIndexOf('/') + 1));
            file(path + "!/" + inner, ArchiveEntry.SIZE_UNKNOWN, content, false, depth);
        }
    }

    private void tar(String path, InputStream in, int depth) throws IOException {
        byte[] head = head(in, EMPTY_TAR.length);
        if (!entries(path, new TarArchiveInputStream(in, "UTF-8"), depth) && !Arrays.equals(head, EMPTY_TAR)) {
            gaps.accept(path, NO_ARCHIVE);
        }
    }

    private void zip(String path, long size, InputStream in, int depth) throws IOException {
        byte[] head = head(in, EMPTY_ZIP.length);
        try (ArchiveInputStream<?> zip = ZipEntries.open(size, in)) {
            if (!entries(path, zip, depth) && !Arrays.equals(head, EMPTY_ZIP)) {
                gaps.accept(path, NO_ARCHIVE);
            }
        }
    }

    /** Whether there was any. */
    private boolean entries(String path, ArchiveInputStream<?> archive, int depth) throws IOException {
        boolean any = false;
        int closed = 0;
        for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            any = true;
            if (!entry.isDirectory() && archive.canReadEntryData(entry)) {
                boolean skips = ZipEntries.skips(archive, entry);
                file(path + "!/" + entry.getName(), entry.getSize(), archive, skips, depth);
            } else if (!entry.isDirectory()) {
                closed++;
            }
        }
        if (closed > 0) {
            gaps.accept(path, "entries that are encrypted or compressed in an unknown way: " + closed);
        }
        return any;
    }

    private static String unreadable(Exception e) {
        return "the archive cannot be read to its end: " + e.getMessage();
    }

    /** @param skips whether the archive goes on without decompressing what was not read */
    private void file(String place, long size, InputStream content, boolean skips, int depth) throws IOException {
        if (++entries > limits.entries()) {
            throw new Cut("it has more than " + limits.entries() + " entries");
        }
        InputStream counted = peekable(place, new Counted(content));
        if (!opens(place, counted)) {
            visitor.file(place, counted);
            if (!skips) {
                // What nobody read counts too: the archive has to be decompressed up to its next entry.
                counted.transferTo(OutputStream.nullOutputStream());
            }
        } else if (depth < limits.depth()) {
            try {
                open(place, size, counted, depth + 1);
            } catch (Cut e) {
                throw e;
            } catch (IOException | IllegalArgumentException e) {
                gaps.accept(place, unreadable(e));
            }
        } else {
            gaps.accept(place, "the archive lies deeper in archives than " + limits.depth() + ", it was not opened");
        }
    }

    /** Counts what is read against the limit of the whole archive; closing it leaves the archive open. */
    private final class Counted extends CountedStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The archive goes on behind its entry.
        }

        @Override
        protected void counted(int more) throws IOException {
            bytes += more;
            if (bytes > limits.bytes()) {
                throw new Cut("it holds more than " + limits.bytes() + " bytes");
            }
        }
    }
}
