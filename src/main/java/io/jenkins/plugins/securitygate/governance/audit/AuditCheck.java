package io.jenkins.plugins.securitygate.governance.audit;

import io.jenkins.plugins.securitygate.governance.audit.AuditFolder.Head;
import io.jenkins.plugins.securitygate.governance.audit.AuditFolder.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a check of a trail found.
 *
 * @param entries number of sound entries
 * @param last the last of them, empty when there is none
 * @param problems what was edited, removed or damaged, with file and line
 * @param notes what is worth knowing and no problem
 */
public record AuditCheck(long entries, Optional<AuditEntry> last, List<String> problems, List<String> notes) {
    public AuditCheck {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** Whether nothing was found. */
    public boolean sound() {
        return problems.isEmpty();
    }

    /**
     * Checks every entry of a trail.
     *
     * @param trail its folder, or one file of it, of which no more can be said than that it fits together
     * @param anchors hashes of entries that were noted elsewhere and must be in the trail
     * @throws IOException when it cannot be read, or is no trail
     */
    public static AuditCheck of(Path trail, Collection<String> anchors) throws IOException {
        return of(trail, anchors, entry -> {});
    }

    /** The same, and gives every sound entry to the visitor. */
    public static AuditCheck of(Path trail, Collection<String> anchors, Consumer<AuditEntry> visitor)
            throws IOException {
        Walked walked = new Walked(anchors, visitor);
        if (Files.isRegularFile(trail)) {
            walked.file(trail);
        } else {
            walked.folder(new AuditFolder(trail));
        }
        walked.missing.forEach(
                anchor -> walked.problems.add("no entry has the hash " + anchor + ": it was removed or changed"));
        return new AuditCheck(walked.entries, Optional.ofNullable(walked.last), walked.problems, walked.notes);
    }

    /** What is known while the files are read. */
    private static final class Walked {
        private final Set<String> missing;
        private final Consumer<AuditEntry> visitor;
        private final List<String> problems = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private AuditEntry last;
        private long entries;

        Walked(Collection<String> anchors, Consumer<AuditEntry> visitor) {
            this.missing = new HashSet<>(anchors);
            this.visitor = visitor;
        }

        private void visit(AuditEntry entry) {
            entries++;
            last = entry;
            missing.remove(entry.hash());
            visitor.accept(entry);
        }

        void file(Path file) throws IOException {
            ChainWalk walk = new ChainWalk(0, false, this::visit);
            walk.segment(new Segment(0, 1, file));
            if (walk.last() == null) {
                throw new IOException(file + " has no entry of an audit trail");
            }
            take(walk);
            addTorn(walk);
        }

        void folder(AuditFolder folder) throws IOException {
            // Before the files: entries that are added meanwhile then only come after it.
            Optional<Head> head = head(folder);
            List<Segment> segments = folder.segments();
            if (segments.isEmpty() && head.isEmpty() && problems.isEmpty()) {
                throw new IOException(folder.path() + " has no audit trail");
            }
            int chains =
                    segments.isEmpty() ? 0 : segments.get(segments.size() - 1).chain();
            for (int chain = 1; chain <= chains; chain++) {
                chain(chain, segments, head);
            }
            head.ifPresent(named -> addMissing(named, chains));
            if (head.isEmpty() && problems.isEmpty() && entries > 1) {
                problems.add("head.json is missing: nobody can tell whether the end of the trail was removed");
            }
        }

        private Optional<Head> head(AuditFolder folder) {
            try {
                return folder.head();
            } catch (IOException e) {
                problems.add(e.getMessage());
                return Optional.empty();
            }
        }

        private void addMissing(Head head, int chains) {
            AuditEntry end = last != null && last.chain() == chains ? last : null;
            String problem = ChainEnd.missing(head, chains, end);
            if (!problem.isEmpty()) {
                problems.add(problem);
            }
        }

        private void chain(int chain, List<Segment> all, Optional<Head> head) throws IOException {
            ChainWalk walk = new ChainWalk(chain, true, entry -> {
                checkHead(entry, head);
                checkStart(entry);
                visit(entry);
            });
            List<Segment> segments =
                    all.stream().filter(segment -> segment.chain() == chain).toList();
            for (Segment segment : segments) {
                walk.segment(segment);
            }
            if (segments.isEmpty()) {
                problems.add("all files of chain " + chain + " were removed");
            }
            take(walk);
            boolean newest = all.get(all.size() - 1).chain() == chain;
            if (newest) {
                addTorn(walk);
            } else if (!walk.torn().isEmpty()) {
                problems.add(walk.torn());
            }
        }

        private void checkHead(AuditEntry entry, Optional<Head> head) {
            head.filter(named -> named.chain() == entry.chain() && named.number() == entry.number())
                    .filter(named -> !named.hash().equals(entry.hash()))
                    .ifPresent(named -> problems.add("entry " + entry.chain() + "-" + entry.number()
                            + " is not the one that was written: it was replaced"));
        }

        private void checkStart(AuditEntry entry) {
            if (entry.chain() > 1 && entry.number() == 1) {
                notes.add("chain " + entry.chain() + " started on "
                        + entry.event().time() + ": " + entry.event().text());
                if (entry.event().act() != AuditAct.CHAIN_STARTED) {
                    problems.add("chain " + entry.chain() + " does not say why it was started");
                }
            }
        }

        private void take(ChainWalk walk) {
            problems.addAll(walk.problems());
            notes.addAll(walk.notes());
        }

        /** A crash may leave it, and {@link ChainEnd#missing} finds it when the line had been acknowledged. */
        private void addTorn(ChainWalk walk) {
            if (!walk.torn().isEmpty()) {
                notes.add(walk.torn() + "; a crash may have left it");
            }
        }
    }
}
