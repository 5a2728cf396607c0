package io.jenkins.plugins.securitygate.scanner;

import io.jenkins.plugins.securitygate.model.ScanResult;

/** Runs one embedded scanner and turns whatever happens into a scan: a scanner that fails never looks clean. */
public final class ScanRun {
    private final Scanner scanner;
    private final RecordedRun run;

    /**
     * @param scanner what to run
     * @param scanId id of the scan within its build
     * @param limit how many findings it may bring
     */
    public ScanRun(Scanner scanner, String scanId, int limit) {
        this.scanner = scanner;
        this.run = new RecordedRun(scanner, scanId, limit);
    }

    /** Scans the tree. */
    public ScanResult execute(SourceTree tree, ScanContext context) {
        return run.of(tree.name(), sink -> scanner.scan(tree, context, sink));
    }
}
