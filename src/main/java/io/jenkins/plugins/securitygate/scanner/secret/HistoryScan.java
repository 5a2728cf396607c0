package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.OrderedWork;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Searches every version that every file of a git repository ever had. Each content is searched once; a secret is
 * reported at the first commit that has it in a file, and not at all when the scanned folder has it in that file still.
 */
final class HistoryScan {
    private static final int PROGRESS_EVERY = 10_000;

    private final FileScan files;
    private final PathProfile profiles;
    private final Predicate<String> excluded;
    private final OrderedWork work;
    private final ScanContext context;
    private final Set<String> seen;
    /** Contents without a secret, by which rules looked at them. */
    private final Map<PathProfile.Profile, Set<ObjectId>> clean = new HashMap<>();

    private int done;

    /** What was found in a file, and the marks of what its parents had already. */
    private record Searched(BlobVersion version, FileScan.Result result, Set<String> before) {}

    /**
     * @param seen marks of the secrets that need not be told, to which those that are told are added
     */
    HistoryScan(
            FileScan files,
            PathProfile profiles,
            SourceTree tree,
            OrderedWork work,
            ScanContext context,
            Set<String> seen) {
        this.files = files;
        this.profiles = profiles;
        this.excluded = tree::excludes;
        this.work = work;
        this.context = context;
        this.seen = seen;
    }

    /** @throws IOException when commits cannot be read, after what could be read was reported */
    void scan(GitHistory history, HistoryRange range, ScanSink sink) throws IOException {
        List<String> cut = history.cutAt();
        if (!cut.isEmpty()) {
            sink.error(
                    "commit " + cut.get(0),
                    "the clone is shallow: what was before this commit" + (cut.size() == 1 ? "" : " and others like it")
                            + " is not there and was not searched; fetch the whole history, as with"
                            + " git fetch --unshallow");
        }
        try (HistoryWalk walk = new HistoryWalk(history, range, sink::error)) {
            Iterable<BlobVersion> unsearched = () -> new Unsearched(walk);
            work.run(unsearched, version -> search(history, version, range.begins()), one -> report(one, sink));
        } catch (UncheckedIOException e) {
            throw new IOException(
                    "the history cannot be read to its end: " + e.getCause().getMessage(), e);
        }
    }

    private Searched search(GitHistory history, BlobVersion version, boolean bounded) {
        FileScan.Result result = content(history, version, version.blob());
        Set<String> before = new HashSet<>();
        if (bounded && !result.findings().isEmpty()) {
            version.before()
                    .forEach(blob ->
                            content(history, version, blob).findings().forEach(found -> before.add(found.mark())));
        }
        return new Searched(version, result, before);
    }

    private FileScan.Result content(GitHistory history, BlobVersion version, ObjectId blob) {
        return files.scan(version.origin(), () -> history.open(blob));
    }

    private void report(Searched searched, ScanSink sink) {
        BlobVersion version = searched.version();
        FileScan.Result result = searched.result();
        if (result.findings().isEmpty() && result.errors().isEmpty()) {
            clean.computeIfAbsent(profiles.of(version.origin()), profile -> new HashSet<>())
                    .add(version.blob());
        }
        seen.addAll(searched.before());
        result.errors().forEach(error -> sink.error(error.place(), error.message()));
        for (SecretFindings.Found found : result.findings()) {
            if (seen.add(found.mark())) {
                sink.record();
                sink.finding(found.finding()
                        .description("In commit " + version.origin().commit() + " of " + version.date()));
            }
        }
        if (++done % PROGRESS_EVERY == 0) {
            context.progress().accept("looked for secrets in " + done + " versions of files in the history");
        }
    }

    /** The versions whose content nobody has searched by the same rules without finding anything. */
    private final class Unsearched implements Iterator<BlobVersion> {
        private final HistoryWalk walk;
        private BlobVersion next;

        Unsearched(HistoryWalk walk) {
            this.walk = walk;
        }

        @Override
        public boolean hasNext() {
            while (next == null && walk.hasNext()) {
                BlobVersion version = walk.next();
                if (!excluded.test(version.origin().path()) && !isClean(version)) {
                    next = version;
                }
            }
            return next != null;
        }

        private boolean isClean(BlobVersion version) {
            return clean.getOrDefault(profiles.of(version.origin()), Set.of()).contains(version.blob());
        }

        @Override
        public BlobVersion next() {
            BlobVersion version = next;
            next = null;
            return version;
        }
    }
}
