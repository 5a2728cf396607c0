package io.jenkins.plugins.securitygate.jenkins.pipeline;

import io.jenkins.plugins.securitygate.scanner.secret.HistoryRange;
import io.jenkins.plugins.securitygate.scanner.secret.SecretScanner;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * What a build asks of the scanner of secrets beyond its workspace.
 *
 * @param history commits whose files are searched too, see {@link HistoryRange#parse}; empty for none
 * @param baseline report of gitleaks within the workspace, whose findings are known; empty for none
 */
record SecretSearch(String history, String baseline) implements Serializable {
    static final SecretSearch WORKSPACE_ALONE = new SecretSearch("", "");

    /** @throws IllegalArgumentException when another scanner is asked, or the range is none */
    void validate(String scanner) {
        if (!equals(WORKSPACE_ALONE) && !scanner.equals(SecretScanner.ID)) {
            throw new IllegalArgumentException("'history' and 'secretBaseline' belong to the scanner of secrets, as in"
                    + " securityScan(scanner: 'secret', history: 'all')");
        }
        if (!history.isEmpty()) {
            HistoryRange.parse(history);
        }
    }

    /** @throws IOException when the baseline is not within the workspace */
    SecretScanner applyTo(SecretScanner scanner, Path workspace) throws IOException {
        SecretScanner searching = history.isEmpty() ? scanner : scanner.withHistory(HistoryRange.parse(history));
        return baseline.isEmpty() ? searching : searching.withBaseline(WorkspaceBytes.within(workspace, baseline));
    }
}
