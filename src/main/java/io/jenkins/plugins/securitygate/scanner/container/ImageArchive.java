package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.scanner.ScanContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The tar archive that holds the images, compressed by gzip, Zstandard or not at all. */
record ImageArchive(Path file) {
    private static final int MAX_ENTRIES = 100_000;

    /** Takes one entry, whose content the stream gives until the call returns. */
    @FunctionalInterface
    interface Visitor {
        void visit(TarArchiveEntry entry, String name, InputStream content) throws IOException;
    }

    /**
     * Reads all entries in their order.
     *
     * @throws BadImageException when the file is no tar archive or ends early
     */
    void forEach(ScanContext context, Visitor visitor) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                TarArchiveInputStream tar = new TarArchiveInputStream(Compression.undone(in))) {
            int count = 0;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                context.checkCancelled();
                count++;
                if (count > MAX_ENTRIES) {
                    throw new BadImageException("the archive has more than " + MAX_ENTRIES + " entries");
                }
                visitor.visit(entry, EntryName.normalised(entry.getName()), tar);
            }
        } catch (BadImageException e) {
            throw e;
        } catch (IOException e) {
            throw new BadImageException("the archive", "is no tar archive, or a damaged one: " + e.getMessage(), e);
        }
    }
}
