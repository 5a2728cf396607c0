package io.jenkins.plugins.securitygate.governance.audit;

import io.jenkins.plugins.securitygate.governance.Sha256;
import io.jenkins.plugins.securitygate.governance.audit.AuditFolder.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Goes over the lines of one chain, file by file, and finds whatever does not fit. */
final class ChainWalk {
    /** Key of the digest of a line that was not written to its end. */
    static final String TORN = "torn";

    private final int chain;
    private final Consumer<AuditEntry> visitor;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private AuditEntry last;
    private boolean started;
    private String torn = "";

    /**
     * @param fromStart whether the first line must be the first of the chain
     * @param visitor is given every sound entry
     */
    ChainWalk(int chain, boolean fromStart, Consumer<AuditEntry> visitor) {
        this.chain = chain;
        this.started = fromStart;
        this.visitor = visitor;
    }

    /** Lines that are no entries, until an entry says what they are. */
    private record Unexplained(int start, String problem) {}

    void segment(Segment segment) throws IOException {
        if (!torn.isEmpty()) {
            problems.add(torn);
            torn = "";
        }
        byte[] bytes = segment.read();
        Unexplained gap = null;
        int line = 1;
        for (int start = 0; start < bytes.length; line++) {
            int end = lineEnd(bytes, start);
            String place = segment.name() + ", line " + line + ": ";
            try {
                if (end == bytes.length) {
                    throw new EntryLine.BadLine("is not complete");
                }
                AuditEntry entry = EntryLine.parse(Arrays.copyOfRange(bytes, start, end));
                if (gap != null) {
                    explain(gap, entry, Arrays.copyOfRange(bytes, gap.start(), start), place);
                    gap = null;
                }
                step(entry, place);
            } catch (EntryLine.BadLine e) {
                gap = gap == null ? new Unexplained(start, place + e.getMessage()) : gap;
            }
            start = end + 1;
        }
        torn = gap == null ? "" : gap.problem();
    }

    private static int lineEnd(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private void explain(Unexplained gap, AuditEntry entry, byte[] bytes, String place) {
        boolean explained = entry.event().act() == AuditAct.TORN_LINE
                && Sha256.of(bytes).equals(entry.event().digests().get(TORN));
        if (explained) {
            notes.add(place + "an unfinished line before it, as a crash leaves it, was kept");
        } else {
            problems.add(gap.problem());
            // What follows from it is not reported again.
            started = false;
        }
    }

    private void step(AuditEntry entry, String place) {
        if (started) {
            long expected = last == null ? 1 : last.number() + 1;
            String previous = last == null ? AuditEntry.NONE : last.hash();
            int ours = last == null ? chain : last.chain();
            if (entry.chain() != ours) {
                problems.add(place + "belongs to chain " + entry.chain() + ", not " + ours);
            } else if (entry.number() != expected) {
                problems.add(place + "is entry " + entry.number() + " where " + expected
                        + " is expected: entries were removed, repeated or reordered");
            } else if (!entry.previous().equals(previous)) {
                problems.add(place + "does not follow the entry before it, which was replaced");
            }
        }
        started = true;
        last = entry;
        visitor.accept(entry);
    }

    /** The last sound entry, {@code null} when there was none. */
    AuditEntry last() {
        return last;
    }

    List<String> problems() {
        return problems;
    }

    List<String> notes() {
        return notes;
    }

    /** What is wrong with the last line, empty when nothing is. */
    String torn() {
        return torn;
    }
}
