package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.scanner.ScanContext;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What holds the images: a tar archive, compressed by gzip, Zstandard or not at all, or the folder of an OCI layout.
 *
 * @param file the archive or the folder
 */
record ImageArchive(Path file) {
    private static final int MAX_ENTRIES = 100_000;

    /**
     * A file or link of the archive.
     *
     * @param name normalised
     * @param link where it leads, normalised; empty for a file
     * @param stored where its content can be read at any time; {@code null} when only now, as the archive is compressed
     * @param content gives the bytes until the next entry is asked for
     */
    record Entry(String name, String link, long size, StoredPart stored, InputStream content) {}

    /** Takes one entry. */
    @FunctionalInterface
    interface Visitor {
        void visit(Entry entry) throws IOException;
    }

    /**
     * Reads all files and links in their order. What is not read of them is skipped without cost where the archive is not
     * compressed.
     *
     * @throws BadImageException when the file is no tar archive or ends early
     */
    void forEach(ScanContext context, Visitor visitor) throws IOException {
        try {
            if (Files.isDirectory(file)) {
                folder(context, visitor);
            } else {
                archive(context, visitor);
            }
        } catch (BadImageException e) {
            throw e;
        } catch (IOException e) {
            throw new BadImageException("the archive", "is no tar archive, or a damaged one: " + e.getMessage(), e);
        }
    }

    private void folder(ScanContext context, Visitor visitor) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(file)) {
            files = found.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .limit(MAX_ENTRIES + 1L)
                    .sorted()
                    .toList();
        }
        int count = 0;
        for (Path path : files) {
            count(context, ++count);
            long size = Files.size(path);
            String name = EntryName.normalised(file.relativize(path).toString().replace('\\', '/'));
            StoredPart stored = new StoredPart(path, 0, size);
            try (InputStream content = new BufferedInputStream(stored.open())) {
                visitor.visit(new Entry(name, "", size, stored, content));
            }
        }
    }

    private void archive(ScanContext context, Visitor visitor) throws IOException {
        // Of this kind of stream the position is known.
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            boolean seekable = !Compression.compressed(in.readNBytes(Compression.PROBE));
            in.getChannel().position(0);
            try (TarArchiveInputStream tar = new TarArchiveInputStream(seekable ? in : Compression.undone(in))) {
                entries(seekable ? in.getChannel() : null, tar, context, visitor);
            }
        }
    }

    /** @param position where the archive is read, {@code null} when it is compressed */
    private void entries(FileChannel position, TarArchiveInputStream tar, ScanContext context, Visitor visitor)
            throws IOException {
        int count = 0;
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            count(context, ++count);
            String name = EntryName.normalised(entry.getName());
            String link = link(name, entry);
            if (!link.isEmpty() || entry.isFile()) {
                StoredPart stored =
                        position == null ? null : new StoredPart(file, position.position(), entry.getSize());
                visitor.visit(new Entry(name, link, entry.getSize(), stored, tar));
            }
        }
    }

    private static String link(String name, TarArchiveEntry entry) {
        if (entry.isSymbolicLink()) {
            return EntryName.normalised(EntryName.folder(name) + entry.getLinkName());
        }
        return entry.isLink() ? EntryName.normalised(entry.getLinkName()) : "";
    }

    private static void count(ScanContext context, int count) throws BadImageException {
        context.checkCancelled();
        if (count > MAX_ENTRIES) {
            throw new BadImageException("the archive has more than " + MAX_ENTRIES + " entries");
        }
    }
}
