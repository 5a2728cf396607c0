package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Suppression;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Scans single files of a tree, on any thread. */
final class FileScan {
    private static final String ALLOW = "gitleaks:allow";
    private static final int CWE_HARD_CODED_CREDENTIALS = 798;
    private static final String REMEDIATION =
            "Revoke the secret where it was issued and issue a new one: whoever could read the file knows it. Then"
                    + " remove it from the file and from the history of the repository, and let the build take the new"
                    + " one from a credentials store.";

    private final RuleMatcher matcher;
    private final TextFile reader;
    private final IgnoreList ignored;
    private final ScanContext context;

    /**
     * What became of a file.
     *
     * @param findings in the order of the text, of an archive in the order of its entries
     * @param errors why the file or entries of it could not be read
     */
    record Result(List<Finding.Builder> findings, List<EntryError> errors) {}

    FileScan(RuleMatcher matcher, TextFile reader, IgnoreList ignored, ScanContext context) {
        this.matcher = matcher;
        this.reader = reader;
        this.ignored = ignored;
        this.context = context;
    }

    /** @throws CancellationException when the scan was cancelled or the thread interrupted */
    Result scan(SourceFile file) {
        Result result = new Result(new ArrayList<>(), new ArrayList<>());
        checkpoint();
        if (matcher.allowsFile(file.path())) {
            return result;
        }
        matcher.brokenByPath(file.path()).forEach(rule -> result.findings().add(wholeFile(rule, file.path())));
        try {
            if (ArchiveWalk.opens(file.path())) {
                scanArchive(file, result);
            } else {
                reader.read(file.file(), window -> result.findings().addAll(search(file.path(), window)));
            }
        } catch (IOException e) {
            result.errors().add(new EntryError(file.path(), "cannot read the file: " + e));
        }
        return result;
    }

    private void scanArchive(SourceFile file, Result result) throws IOException {
        ArchiveWalk walk = new ArchiveWalk(
                ArchiveWalk.Limits.forSize(file.size()),
                (path, content) -> scanEntry(path, content, result),
                (place, message) -> result.errors().add(new EntryError(place, message)));
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS))) {
            walk.walk(file.path(), in);
        }
    }

    private void scanEntry(String path, InputStream content, Result result) throws IOException {
        checkpoint();
        if (!matcher.allowsFile(path)) {
            matcher.brokenByPath(path).forEach(rule -> result.findings().add(wholeFile(rule, path)));
            reader.read(content, window -> result.findings().addAll(search(path, window)));
        }
    }

    private void checkpoint() {
        context.checkCancelled();
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the scan was interrupted");
        }
    }

    /** Findings about one text, in the order of the text. */
    List<Finding.Builder> search(String path, TextWindow window) {
        List<Candidate> direct = matcher.match(path, window, this::checkpoint);
        List<Candidate> decoded = new DecodedSearch(matcher, path, this::checkpoint).in(window);
        List<Candidate> all = new ArrayList<>(direct);
        all.addAll(decoded);
        MaskedLine line = new MaskedLine(window.text(), all);
        return RuleMatcher.joined(RuleMatcher.distinct(direct), decoded).stream()
                .map(candidate -> finding(candidate.rule())
                        .location(window.locate(path, candidate.secretSpan()))
                        .snippet(line.around(candidate.secretSpan()))
                        .identity(context.secrets().of(candidate.value()))
                        .suppression(suppression(path, window, candidate)))
                .toList();
    }

    private Finding.Builder wholeFile(SecretRule rule, String path) {
        Suppression suppression = ignored.contains(path, rule.id(), 0) ? suppressed(IgnoreList.FILE) : null;
        return finding(rule).location(Location.of(path, 0)).suppression(suppression);
    }

    private static Finding.Builder finding(SecretRule rule) {
        return Finding.of(ScanKind.SECRET, rule.id())
                .title(rule.description())
                .severity(rule.severity())
                .cwes(List.of(CWE_HARD_CODED_CREDENTIALS))
                .remediation(REMEDIATION);
    }

    private Suppression suppression(String path, TextWindow window, Candidate candidate) {
        if (candidate.lines().contains(ALLOW)) {
            return suppressed(ALLOW);
        }
        int line = window.lineAt(candidate.matchSpan().start());
        return ignored.contains(path, candidate.rule().id(), line) ? suppressed(IgnoreList.FILE) : null;
    }

    private static Suppression suppressed(String source) {
        return new Suppression(Suppression.State.SUPPRESSED, source, "");
    }
}
