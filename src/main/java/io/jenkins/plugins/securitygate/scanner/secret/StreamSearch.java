package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import java.io.InputStream;
import java.util.List;

/**
 * Looks for secrets, by the built-in rules, in what is no file of a scanned folder: a part of an image, a variable. Safe
 * for use by several threads.
 */
public final class StreamSearch {
    /** How much of a stream tells whether more of it matters, in bytes. */
    public static final int HEAD = TextFile.PROBE;

    private static final ReadyRules RULES = ReadyRules.builtIn();
    private static final TextFile READER = new TextFile(2 << 20, 128 << 10);

    private final ScanContext context;
    private final SecretFindings findings;

    public StreamSearch(ScanContext context) {
        this.context = context;
        this.findings =
                new SecretFindings(IgnoreList.NONE, GitleaksBaseline.none(), new SecretMarks(), context.secrets());
    }

    /** The secrets in a text, with masked snippets, their locations being lines of the text. */
    public List<Finding.Builder> text(String text) {
        TextWindow whole = new TextWindow(text, 1, 1, 0, text.length());
        return builders(scan().search(Origin.file(""), whole));
    }

    /**
     * Whether more of a file than its beginning is searched: an archive by its name, or a text.
     *
     * @param head the first {@link #HEAD} bytes, or all that there are
     */
    public boolean readsOn(String path, byte[] head) {
        return ArchiveWalk.opens(path) || TextFile.isText(head);
    }

    /**
     * The secrets in a file, and the parts of it that could not be searched, with masked snippets. A stream that breaks off
     * is searched up to there; who gave it knows that.
     *
     * @param path where the file lies, with forward slashes, which rules and their exceptions look at
     * @param size in bytes
     * @param content closed afterwards
     * @throws java.util.concurrent.CancellationException when the scan was cancelled or the thread interrupted
     */
    public List<Finding.Builder> file(String path, long size, InputStream content) {
        return builders(scan().scan(Origin.file(path), () -> new FileScan.Content(size, content))
                .findings());
    }

    /** Made when it is needed: to compile the rules takes longer than to read many an image. */
    private FileScan scan() {
        return new FileScan(RULES.matcher(), READER, findings, context);
    }

    private static List<Finding.Builder> builders(List<SecretFindings.Found> found) {
        return found.stream().map(SecretFindings.Found::finding).toList();
    }
}
