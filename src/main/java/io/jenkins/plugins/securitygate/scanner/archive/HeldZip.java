package io.jenkins.plugins.securitygate.scanner.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A zip archive in memory, whose entries are found by its directory and decompressed when they are read. */
final class HeldZip extends ArchiveInputStream<ZipArchiveEntry> {
    private final ZipFile zip;
    private final Iterator<ZipArchiveEntry> entries;
    private final Runnable closing;
    private ZipArchiveEntry entry;
    private InputStream content;

    private HeldZip(ZipFile zip, List<ZipArchiveEntry> entries, Runnable closing) {
        this.zip = zip;
        this.entries = entries.iterator();
        this.closing = closing;
    }

    /**
     * An archive of which the directory tells all that is in it; empty when it is damaged, or when bytes lie before, between
     * or behind the entries, in which something could hide.
     *
     * @param closing what is done when the archive is closed
     */
    static Optional<HeldZip> of(byte[] bytes, Runnable closing) {
        try {
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                    .setCharset(StandardCharsets.UTF_8)
                    .setIgnoreLocalFileHeader(true)
                    .setZstdInputStreamFactory(ZstandardStream::new)
                    .get();
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
            return new ZipExtents(bytes).seamless(entries)
                    ? Optional.of(new HeldZip(zip, entries, closing))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // Told by whoever reads the archive as a stream, at the place where it is damaged.
            return Optional.empty();
        }
    }

    /** Whether an entry is compressed in a way for which there is no library here. */
    static boolean closed(ArchiveEntry entry) {
        return entry instanceof ZipArchiveEntry zipped && zipped.getMethod() == ZipMethod.XZ.getCode();
    }

    @Override
    public boolean canReadEntryData(ArchiveEntry asked) {
        return asked instanceof ZipArchiveEntry zipped && !closed(asked) && zip.canReadEntryData(zipped);
    }

    @Override
    public ZipArchiveEntry getNextEntry() throws IOException {
        closeEntry();
        entry = entries.hasNext() ? entries.next() : null;
        return entry;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (entry == null) {
            return -1;
        }
        if (content == null) {
            content = zip.getInputStream(entry);
        }
        return content.read(buffer, offset, length);
    }

    private void closeEntry() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            closeEntry();
            zip.close();
        } finally {
            closing.run();
        }
    }
}
