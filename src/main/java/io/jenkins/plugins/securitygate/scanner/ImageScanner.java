package io.jenkins.plugins.securitygate.scanner;

import io.jenkins.plugins.securitygate.report.ScanSink;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Scans a file that holds container images. An implementation holds no state of a scan; annotate it with
 * {@code @AutoService(ImageScanner.class)}.
 */
public non-sealed interface ImageScanner extends EmbeddedScanner {
    /**
     * Scans every image of the archive into the sink, the same input giving the same results in the same order.
     *
     * @param archive an archive as {@code docker save} writes it, or one of an OCI image layout
     * @throws IOException when the file is no such archive, or a part of it cannot be read
     * @throws java.util.concurrent.CancellationException when {@link ScanContext#checkCancelled} says so
     */
    void scan(Path archive, ScanContext context, ScanSink sink) throws IOException;
}
