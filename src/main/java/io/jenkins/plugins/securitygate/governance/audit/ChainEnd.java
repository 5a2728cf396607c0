package io.jenkins.plugins.securitygate.governance.audit;

import io.jenkins.plugins.securitygate.governance.audit.AuditFolder.Head;
import io.jenkins.plugins.securitygate.governance.audit.AuditFolder.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * Where the next entry goes.
 *
 * @param segment the file
 * @param length of the file, in bytes
 * @param number of the last entry, 0 when there is none
 * @param hash of the last entry
 * @param torn whether the file ends with an unfinished line
 * @param damage why these files must not be continued, empty when they can be
 */
record ChainEnd(Segment segment, long length, long number, String hash, boolean torn, String damage) {

    static ChainEnd start(AuditFolder folder, int chain) {
        return new ChainEnd(folder.segment(chain, 1), 0, 0, AuditEntry.NONE, false, "");
    }

    /** Reads no more than the newest files, so that a long trail opens as fast as a short one. */
    static ChainEnd find(AuditFolder folder) throws IOException {
        List<Segment> segments = folder.segments();
        int chain = segments.isEmpty() ? 1 : segments.get(segments.size() - 1).chain();
        int from = segments.size();
        ChainWalk walk = new ChainWalk(chain, true, entry -> {});
        while (walk.last() == null && from > 0 && segments.get(from - 1).chain() == chain) {
            from--;
            walk = new ChainWalk(chain, segments.get(from).number() == 1, entry -> {});
            for (Segment segment : segments.subList(from, segments.size())) {
                walk.segment(segment);
            }
        }
        String damage = damage(folder, chain, walk);
        if (segments.isEmpty()) {
            ChainEnd empty = start(folder, chain);
            return new ChainEnd(empty.segment(), 0, 0, AuditEntry.NONE, false, damage);
        }
        Segment newest = segments.get(segments.size() - 1);
        long number = walk.last() == null ? 0 : walk.last().number();
        String hash = walk.last() == null ? AuditEntry.NONE : walk.last().hash();
        long length = Files.size(newest.file());
        return new ChainEnd(newest, length, number, hash, !walk.torn().isEmpty(), damage);
    }

    private static String damage(AuditFolder folder, int chain, ChainWalk walk) {
        if (!walk.problems().isEmpty()) {
            return String.join("; ", walk.problems());
        }
        try {
            Optional<Head> head = folder.head();
            long number = walk.last() == null ? 0 : walk.last().number();
            if (head.isEmpty()) {
                return number > 1 || chain > 1 ? "head.json, which names the last entry, is missing" : "";
            }
            return missing(head.get(), chain, walk.last());
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    /** What the head says is missing after the last entry, empty when nothing is. */
    static String missing(Head head, int chain, AuditEntry last) {
        long number = last == null ? 0 : last.number();
        if (head.chain() > chain || head.chain() == chain && head.number() > number) {
            return "the trail ends at entry " + chain + "-" + number + ", but entry " + head.chain() + "-"
                    + head.number() + " was written: its end was removed";
        }
        if (head.chain() == chain && head.number() == number && !head.hash().equals(last.hash())) {
            return "entry " + chain + "-" + number + " is not the one that was written: it was replaced";
        }
        return number == 0 && chain > 1 ? "chain " + chain + " has no entry" : "";
    }
}
