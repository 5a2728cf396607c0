package io.jenkins.plugins.securitygate.scanner;

import io.jenkins.plugins.securitygate.report.ScanSink;
import java.io.IOException;

/**
 * Scans a folder. An implementation holds no state of a scan; annotate it with {@code @AutoService(Scanner.class)}.
 */
public non-sealed interface Scanner extends EmbeddedScanner {
    /**
     * Scans the tree into the sink, the same input giving the same results in the same order.
     *
     * @throws IOException when the tree as a whole cannot be read; a single file that cannot be read is an
     *     {@link ScanSink#error}
     * @throws java.util.concurrent.CancellationException when {@link ScanContext#checkCancelled} says so
     */
    void scan(SourceTree tree, ScanContext context, ScanSink sink) throws IOException;
}
