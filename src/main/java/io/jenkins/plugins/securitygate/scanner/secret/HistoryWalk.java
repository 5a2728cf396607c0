package io.jenkins.plugins.securitygate.scanner.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The files that commits made or changed, parents before their children. A merge made what none of its parents has.
 * Submodules are other repositories and are passed over.
 */
final class HistoryWalk implements Iterator<BlobVersion>, AutoCloseable {
    private final GitHistory history;
    private final BiConsumer<String, String> errors;
    private final RevWalk commits;
    private final Deque<BlobVersion> pending = new ArrayDeque<>();

    /**
     * @param errors told of commits whose files cannot be listed
     * @throws IOException when a beginning or an end of the range cannot be read
     */
    HistoryWalk(GitHistory history, HistoryRange range, BiConsumer<String, String> errors) throws IOException {
        this.history = history;
        this.errors = errors;
        this.commits = new RevWalk(history.repository());
        // Of all commits only names and links are held.
        commits.setRetainBody(false);
        commits.sort(RevSort.TOPO, true);
        commits.sort(RevSort.REVERSE, true);
        if (range.begins()) {
            commits.markUninteresting(commits.parseCommit(history.commit(range.from())));
        }
        List<ObjectId> tips = range.to().isEmpty() ? history.tips() : List.of(history.commit(range.to()));
        for (ObjectId tip : tips) {
            RevObject object = commits.peel(commits.parseAny(tip));
            // A tag may name a file or a tree of no commit; git log passes over it too.
            if (object instanceof RevCommit commit) {
                commits.markStart(commit);
            }
        }
    }

    @Override
    public boolean hasNext() {
        try {
            while (pending.isEmpty()) {
                RevCommit commit = commits.next();
                if (commit == null) {
                    return false;
                }
                list(commit);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public BlobVersion next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return pending.remove();
    }

    private void list(RevCommit commit) throws IOException {
        try (TreeWalk tree = new TreeWalk(history.repository(), commits.getObjectReader())) {
            for (RevCommit parent : commit.getParents()) {
                commits.parseHeaders(parent);
                tree.addTree(parent.getTree());
            }
            tree.addTree(commit.getTree());
            tree.setRecursive(true);
            tree.setFilter(new NewToAllParents());
            commits.parseBody(commit);
            LocalDate date = date(commit.getAuthorIdent());
            commit.disposeBody();
            while (tree.next()) {
                add(commit, date, tree);
            }
        } catch (MissingObjectException | CorruptObjectException e) {
            errors.accept("commit " + commit.name(), "cannot list what it changed: " + e.getMessage());
        }
    }

    private void add(RevCommit commit, LocalDate date, TreeWalk tree) {
        int own = tree.getTreeCount() - 1;
        if (tree.getFileMode(own).equals(FileMode.GITLINK)) {
            return;
        }
        List<ObjectId> before = new ArrayList<>();
        for (int parent = 0; parent < own; parent++) {
            boolean file = (tree.getRawMode(parent) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
            if (file) {
                before.add(tree.getObjectId(parent));
            }
        }
        Origin origin = new Origin(tree.getPathString(), commit.name());
        pending.add(new BlobVersion(origin, date, tree.getObjectId(own), before));
    }

    private static LocalDate date(PersonIdent author) {
        return author == null
                ? LocalDate.EPOCH
                : author.getWhenAsInstant()
                        .atZone(author.getZoneId() == null ? ZoneOffset.UTC : author.getZoneId())
                        .toLocalDate();
    }

    @Override
    public void close() {
        commits.close();
    }

    /** Lets through what the last tree has and none of the others has alike. */
    private static final class NewToAllParents extends TreeFilter {
        @Override
        public boolean include(TreeWalk walker) {
            int own = walker.getTreeCount() - 1;
            if (walker.getRawMode(own) == 0) {
                return false;
            }
            for (int parent = 0; parent < own; parent++) {
                if (walker.getRawMode(parent) != 0 && walker.idEqual(parent, own)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean shouldBeRecursive() {
            return false;
        }

        @Override
        public TreeFilter clone() {
            return this;
        }
    }
}
