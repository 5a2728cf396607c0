package io.jenkins.plugins.securitygate.jenkins.pipeline;

import io.jenkins.plugins.securitygate.scanner.Scanners;
import java.io.Serializable;

/**
 * What one {@code securityScan} was asked to do. Either a scanner or a report is named, never both.
 *
 * @param scanner id of an embedded scanner, empty to read reports
 * @param report Ant-style pattern of report files within the workspace, empty to run a scanner
 * @param format id of the report format, empty to detect it
 * @param tool name of the tool that must have written the report, empty for any
 */
record ScanRequest(String scanner, String report, String format, String tool) implements Serializable {

    /**
     * Checks that the parameters make sense together.
     *
     * @throws IllegalArgumentException with what is wrong and what to write instead
     */
    void validate() {
        if (scanner.isEmpty() == report.isEmpty()) {
            throw new IllegalArgumentException(
                    "name either a scanner, as in securityScan(scanner: 'secret'), or a report,"
                            + " as in securityScan(report: '**/*.sarif')");
        }
        if (!scanner.isEmpty() && !(format.isEmpty() && tool.isEmpty())) {
            throw new IllegalArgumentException(
                    "'" + scanner + "' is a scanner of its own; 'format' and 'tool' belong to a report");
        }
        if (!scanner.isEmpty() && Scanners.byId(scanner).isEmpty()) {
            throw new IllegalArgumentException("there is no scanner '" + scanner + "'. Known: " + ScannerNames.known());
        }
        if (!report.isEmpty()) {
            new WorkspacePattern(report);
        }
    }

    /** What is scanned or read, for people. */
    String title() {
        return scanner.isEmpty() ? report : scanner;
    }
}
