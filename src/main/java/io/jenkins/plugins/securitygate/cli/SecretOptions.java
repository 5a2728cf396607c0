package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.scanner.secret.HistoryRange;
import io.jenkins.plugins.securitygate.scanner.secret.SecretScanner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What the scanner of secrets does beyond searching the folder. */
final class SecretOptions {
    @Option(
            names = "--history",
            paramLabel = "RANGE",
            description = "Search the git history for secrets too: 'all' for all branches and tags, a revision, or"
                    + " FROM..TO.")
    private String history;

    @Option(
            names = "--secret-baseline",
            paramLabel = "FILE",
            description = "JSON report of gitleaks; secrets in it are known, and are counted apart.")
    private Path baseline;

    /** The scanner as the options ask for it. */
    SecretScanner scanner(List<String> scannerIds) throws CommandException {
        boolean asked = history != null || baseline != null;
        if (asked && !scannerIds.isEmpty() && !scannerIds.contains(SecretScanner.ID)) {
            throw new CommandException(
                    "--history and --secret-baseline belong to the scanner 'secret', which --scanner leaves out");
        }
        if (baseline != null && !Files.isRegularFile(baseline)) {
            throw new CommandException(baseline + ": no such file");
        }
        SecretScanner scanner = new SecretScanner();
        try {
            scanner = history == null ? scanner : scanner.withHistory(HistoryRange.parse(history));
        } catch (IllegalArgumentException e) {
            throw new CommandException("--" + e.getMessage(), e);
        }
        return baseline == null ? scanner : scanner.withBaseline(baseline);
    }
}
