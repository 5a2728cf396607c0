package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Scans single files, on any thread. */
final class FileScan {
    private final RuleMatcher matcher;
    private final TextFile reader;
    private final SecretFindings findings;
    private final ScanContext context;

    /**
     * What became of a file.
     *
     * @param findings in the order of the text, of an archive in the order of its entries
     * @param errors why the file or entries of it could not be read
     */
    record Result(List<SecretFindings.Found> findings, List<EntryError> errors) {
        Result() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * What a file holds.
     *
     * @param size in bytes
     */
    record Content(long size, InputStream stream) {}

    /** Opens a file. */
    @FunctionalInterface
    interface Opening {
        Content open() throws IOException;
    }

    FileScan(RuleMatcher matcher, TextFile reader, SecretFindings findings, ScanContext context) {
        this.matcher = matcher;
        this.reader = reader;
        this.findings = findings;
        this.context = context;
    }

    /** @throws CancellationException when the scan was cancelled or the thread interrupted */
    Result scan(SourceFile file) {
        return scan(
                Origin.file(file.path()),
                () -> new Content(file.size(), Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS)));
    }

    /** @throws CancellationException when the scan was cancelled or the thread interrupted */
    Result scan(Origin origin, Opening file) {
        Result result = new Result();
        checkpoint();
        if (matcher.allowsFile(origin)) {
            return result;
        }
        matcher.brokenByPath(origin).forEach(rule -> result.findings().add(findings.wholeFile(rule, origin)));
        try {
            read(origin, file.open(), result);
        } catch (IOException e) {
            result.errors().add(new EntryError(origin.toString(), "cannot read the file: " + e));
        }
        return result;
    }

    private void read(Origin origin, Content content, Result result) throws IOException {
        try (InputStream in = content.stream()) {
            InputStream start = ArchiveWalk.peekable(origin.path(), in);
            if (ArchiveWalk.opens(origin.path(), start)) {
                scanArchive(origin, content.size(), start, result);
            } else {
                reader.read(start, window -> result.findings().addAll(search(origin, window)));
            }
        }
    }

    private void scanArchive(Origin origin, long size, InputStream in, Result result) {
        new ArchiveWalk(
                        ArchiveWalk.Limits.forSize(size),
                        (path, content) -> scanEntry(origin.entry(path), content, result),
                        (place, reason) -> result.findings().add(findings.gap(origin.entry(place), reason)))
                .walk(origin.path(), size, in);
    }

    private void scanEntry(Origin entry, InputStream content, Result result) throws IOException {
        checkpoint();
        if (!matcher.allowsFile(entry)) {
            matcher.brokenByPath(entry).forEach(rule -> result.findings().add(findings.wholeFile(rule, entry)));
            reader.read(content, window -> result.findings().addAll(search(entry, window)));
        }
    }

    private void checkpoint() {
        context.checkCancelled();
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the scan was interrupted");
        }
    }

    /** Findings about one text, in the order of the text. */
    List<SecretFindings.Found> search(Origin origin, TextWindow window) {
        List<Candidate> direct = matcher.match(origin, window, this::checkpoint);
        List<Candidate> decoded = new DecodedSearch(matcher, origin, this::checkpoint).in(window);
        return findings.of(origin, window, direct, decoded);
    }
}
