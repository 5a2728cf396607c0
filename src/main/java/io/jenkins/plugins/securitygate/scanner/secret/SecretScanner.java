package io.jenkins.plugins.securitygate.scanner.secret;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.FileProgress;
import io.jenkins.plugins.securitygate.scanner.OrderedWork;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.Scanner;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds credentials in source files by rules in the format of gitleaks. A configuration file of gitleaks in the scanned
 * tree is not read, as the tree must not choose the rules that it is judged by; its comments {@code gitleaks:allow} and
 * its {@code .gitleaksignore} suppress findings, which are kept and counted apart.
 */
@AutoService(Scanner.class)
public final class SecretScanner implements Scanner {
    /** Its {@link #id}. */
    public static final String ID = "secret";

    private static final int WINDOW = 10 << 20;
    private static final int OVERLAP = 128 << 10;

    private final ReadyRules rules;
    private final TextFile reader;
    private final int threads;
    private final HistoryRange history;
    private final Path baseline;

    /** A scanner with the built-in rules. */
    public SecretScanner() {
        this(ReadyRules.builtIn());
    }

    private SecretScanner(ReadyRules rules) {
        this(rules, new TextFile(WINDOW, OVERLAP), Runtime.getRuntime().availableProcessors(), null, null);
    }

    /**
     * @param rules what it looks for
     * @param reader how it reads files
     * @param threads how many files it scans at once
     */
    SecretScanner(RuleSet rules, TextFile reader, int threads) {
        this(ReadyRules.of(rules), reader, threads, null, null);
    }

    private SecretScanner(ReadyRules rules, TextFile reader, int threads, HistoryRange history, Path baseline) {
        this.rules = rules;
        this.reader = reader;
        this.threads = threads;
        this.history = history;
        this.baseline = baseline;
    }

    /**
     * A scanner with the rules of a file in gitleaks' format.
     *
     * @throws IOException when the file or one that it extends cannot be read
     * @throws RuleFileException when one is not as its format says
     */
    public static SecretScanner withRules(Path file) throws IOException, RuleFileException {
        return new SecretScanner(ReadyRules.of(RuleSet.read(file)));
    }

    /** A scanner that also searches the history of the git repository whose root the scanned folder is. */
    public SecretScanner withHistory(HistoryRange range) {
        return new SecretScanner(rules, reader, threads, range, baseline);
    }

    /**
     * A scanner that marks as suppressed what a report of gitleaks has already.
     *
     * @param report JSON of gitleaks 8, as for its {@code --baseline-path}; one that cannot be read fails the scan
     */
    public SecretScanner withBaseline(Path report) {
        return new SecretScanner(rules, reader, threads, history, report);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Passwords, tokens and keys in source files";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.SECRET);
    }

    @Override
    public void scan(SourceTree tree, ScanContext context, ScanSink sink) throws IOException {
        SecretMarks marks = new SecretMarks();
        GitleaksBaseline known =
                baseline == null ? GitleaksBaseline.none() : GitleaksBaseline.read(baseline, tree.root(), marks);
        List<SourceFile> files = tree.files();
        SecretFindings findings = new SecretFindings(IgnoreList.of(files, sink), known, marks, context.secrets());
        FileScan scan = new FileScan(rules.matcher(), reader, findings, context);
        FileProgress progress = new FileProgress("looking for secrets", files.size(), context);
        Set<String> seen = new HashSet<>();
        OrderedWork work = new OrderedWork(threads, context);
        work.run(files, scan::scan, result -> {
            result.findings().forEach(found -> seen.add(found.mark()));
            report(result, sink);
            progress.step();
        });
        if (history != null) {
            try (GitHistory repository = GitHistory.open(tree.root())) {
                new HistoryScan(scan, new PathProfile(rules.rules()), tree, work, context, seen)
                        .scan(repository, history, sink);
            }
        }
    }

    private static void report(FileScan.Result result, ScanSink sink) {
        result.findings().forEach(found -> {
            sink.record();
            sink.finding(found.finding());
        });
        result.errors().forEach(error -> sink.error(error.place(), error.message()));
    }
}
