package io.jenkins.plugins.securitygate.scanner;

import io.jenkins.plugins.securitygate.model.ScanResult;
import java.nio.file.Path;

/** Runs one scanner of images and turns whatever happens into a scan, as {@link ScanRun} does for folders. */
public final class ImageScanRun {
    private final ImageScanner scanner;
    private final RecordedRun run;

    /**
     * @param scanner what to run
     * @param scanId id of the scan within its build
     * @param limit how many findings it may bring
     */
    public ImageScanRun(ImageScanner scanner, String scanId, int limit) {
        this.scanner = scanner;
        this.run = new RecordedRun(scanner, scanId, limit);
    }

    /**
     * Scans the archive.
     *
     * @param name the archive's name as people know it, which the scan keeps as its source
     */
    public ScanResult execute(Path archive, String name, ScanContext context) {
        return run.of(name, sink -> scanner.scan(archive, context, sink));
    }
}
