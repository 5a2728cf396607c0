package io.jenkins.plugins.securitygate.jenkins.pipeline;

import io.jenkins.plugins.securitygate.scanner.Scanners;
import io.jenkins.plugins.securitygate.scanner.tool.ExternalTool;
import io.jenkins.plugins.securitygate.scanner.tool.ScanTarget;
import io.jenkins.plugins.securitygate.scanner.tool.TargetKind;
import io.jenkins.plugins.securitygate.scanner.tool.ToolCatalogue;
import io.jenkins.plugins.securitygate.scanner.tool.ToolRun;
import java.io.Serializable;
import java.util.Optional;

/**
 * What one {@code securityScan} was asked to do. Either a scanner or a report is named, never both.
 *
 * @param scanner id of an embedded scanner or of a tool of the catalogue, empty to read reports
 * @param report Ant-style pattern of report files within the workspace, empty to run a scanner
 * @param format id of the report format, empty to detect it
 * @param tool name of the tool that must have written the report, empty for any
 * @param target what a tool of the catalogue or a scanner of images scans
 * @param secrets what the scanner of secrets does beyond searching the workspace
 */
record ScanRequest(String scanner, String report, String format, String tool, ScanTarget target, SecretSearch secrets)
        implements Serializable {

    /** A request that concerns the whole workspace. */
    ScanRequest(String scanner, String report, String format, String tool) {
        this(scanner, report, format, tool, ScanTarget.wholeFolder());
    }

    /** A request that concerns what the target says. */
    ScanRequest(String scanner, String report, String format, String tool, ScanTarget target) {
        this(scanner, report, format, tool, target, SecretSearch.WORKSPACE_ALONE);
    }

    /**
     * Checks that the parameters make sense together.
     *
     * @throws IllegalArgumentException with what is wrong and what to write instead
     */
    void validate(ToolCatalogue catalogue) {
        if (scanner.isEmpty() == report.isEmpty()) {
            throw new IllegalArgumentException(
                    "name either a scanner, as in securityScan(scanner: 'secret'), or a report,"
                            + " as in securityScan(report: '**/*.sarif')");
        }
        if (!scanner.isEmpty() && !(format.isEmpty() && tool.isEmpty())) {
            throw new IllegalArgumentException(
                    "'" + scanner + "' is a scanner of its own; 'format' and 'tool' belong to a report");
        }
        secrets.validate(scanner);
        validateScanner(catalogue);
        if (!report.isEmpty()) {
            new WorkspacePattern(report);
        }
    }

    private void validateScanner(ToolCatalogue catalogue) {
        Optional<ExternalTool> external = tool(catalogue);
        if (external.isPresent()) {
            new ToolRun(external.get(), target);
            return;
        }
        if (Scanners.imagesById(scanner).isPresent()) {
            if (target.kind() != TargetKind.FILE) {
                throw new IllegalArgumentException(
                        "'" + scanner + "' scans an image archive of the workspace, as in" + " securityScan(scanner: '"
                                + scanner + "', file: 'image.tar') after 'docker save -o image.tar IMAGE'");
            }
            return;
        }
        if (!scanner.isEmpty() && Scanners.byId(scanner).isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no scanner '" + scanner + "'. Known: " + ScannerNames.known(catalogue));
        }
        if (!target.equals(ScanTarget.wholeFolder())) {
            throw new IllegalArgumentException(
                    "'target', 'file', 'image' and 'url' belong to a tool of the catalogue, such as"
                            + " securityScan(scanner: 'trivy', image: 'alpine:3.20')");
        }
    }

    /** The tool that is asked for; empty for an embedded scanner or a report. */
    Optional<ExternalTool> tool(ToolCatalogue catalogue) {
        return ScannerNames.isEmbedded(scanner) ? Optional.empty() : catalogue.byId(scanner);
    }

    /** What is scanned or read, for people. */
    String title() {
        return scanner.isEmpty() ? report : scanner;
    }
}
