package io.jenkins.plugins.securitygate.scanner.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** A zip archive that is read from front to back, so also what its directory does not tell, and what is cut off. */
final class StreamedZip extends ZipArchiveInputStream {
    private final Runnable closing;

    /**
     * @param in stays open
     * @param closing what is done when the archive is closed
     */
    StreamedZip(InputStream in, Runnable closing) {
        super(new Unclosed(in), StandardCharsets.UTF_8.name(), true, true);
        this.closing = closing;
    }

    @Override
    public boolean canReadEntryData(ArchiveEntry entry) {
        return !HeldZip.closed(entry) && super.canReadEntryData(entry);
    }

    @Override
    protected InputStream createZstdInputStream(InputStream compressed) {
        return new ZstandardStream(compressed);
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            closing.run();
        }
    }
}
