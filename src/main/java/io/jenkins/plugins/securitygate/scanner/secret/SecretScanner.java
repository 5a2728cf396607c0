package io.jenkins.plugins.securitygate.scanner.secret;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.Scanner;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Finds credentials in source files by rules in the format of gitleaks. A configuration file of gitleaks in the scanned
 * tree is not read, as the tree must not choose the rules that it is judged by; its comments {@code gitleaks:allow} and
 * its {@code .gitleaksignore} suppress findings, which are kept and counted apart.
 */
@AutoService(Scanner.class)
public final class SecretScanner implements Scanner {
    private static final int WINDOW = 10 << 20;
    private static final int OVERLAP = 128 << 10;
    private static final int PROGRESS_EVERY = 1_000;

    private final RuleMatcher matcher;
    private final TextFile reader;
    private final int threads;

    /** A scanner with the built-in rules. */
    public SecretScanner() {
        this(
                RuleSet.builtIn(),
                new TextFile(WINDOW, OVERLAP),
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * @param rules what it looks for
     * @param reader how it reads files
     * @param threads how many files it scans at once
     */
    SecretScanner(RuleSet rules, TextFile reader, int threads) {
        this.matcher = new RuleMatcher(rules);
        this.reader = reader;
        this.threads = threads;
    }

    /**
     * A scanner with the rules of a file in gitleaks' format.
     *
     * @throws IOException when the file or one that it extends cannot be read
     * @throws RuleFileException when one is not as its format says
     */
    public static SecretScanner withRules(Path file) throws IOException, RuleFileException {
        return new SecretScanner(
                RuleSet.read(file),
                new TextFile(WINDOW, OVERLAP),
                Runtime.getRuntime().availableProcessors());
    }

    @Override
    public String id() {
        return "secret";
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
        List<SourceFile> files = tree.files();
        context.progress().accept("looking for secrets in " + files.size() + " files");
        FileScan scan = new FileScan(matcher, reader, IgnoreList.of(files, sink), context);
        Progress progress = new Progress(files.size(), context);
        new OrderedWork(threads, context).run(files, scan::scan, result -> {
            report(result, sink);
            progress.step();
        });
    }

    /**
     * Finds secrets in a text that is no file, for example in an environment variable.
     *
     * @return findings with masked snippets, their locations being lines of the text
     */
    public List<Finding.Builder> search(String text, ScanContext context) {
        TextWindow whole = new TextWindow(text, 1, 1, 0, text.length());
        return new FileScan(matcher, reader, IgnoreList.NONE, context).search("", whole);
    }

    private static void report(FileScan.Result result, ScanSink sink) {
        result.findings().forEach(finding -> {
            sink.record();
            sink.finding(finding);
        });
        result.errors().forEach(error -> sink.error(error.place(), error.message()));
    }

    /** Tells now and then how many files are done. */
    private static final class Progress {
        private final int total;
        private final ScanContext context;
        private int done;

        Progress(int total, ScanContext context) {
            this.total = total;
            this.context = context;
        }

        void step() {
            done++;
            if (done % PROGRESS_EVERY == 0) {
                context.progress().accept("looked for secrets in " + done + " of " + total + " files");
            }
        }
    }
}
