package io.jenkins.plugins.securitygate.governance;

import com.fasterxml.jackson.core.JacksonException;
import io.jenkins.plugins.securitygate.evidence.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The waivers of a controller, in one file. Only one store may be open for a file. A file that cannot be read is never
 * taken for an empty one: every method then fails, and with it the gates that ask for waivers.
 */
public final class WaiverStore {
    private static final int VERSION = 1;

    private final Path file;
    private final Witness<WaiverRecord> witness;
    private List<WaiverRecord> waivers;

    /** @param file written with the first waiver */
    public WaiverStore(Path file) {
        this(file, next -> {});
    }

    /** @param witness is told of every waiver as it will be after something was done about it */
    public WaiverStore(Path file, Witness<WaiverRecord> witness) {
        this.file = file;
        this.witness = witness;
    }

    /**
     * The file's content.
     *
     * @param version of the format, so that a later version knows what it reads
     */
    private record Content(int version, List<WaiverRecord> waivers) {}

    /** All waivers, the oldest first. */
    public synchronized List<WaiverRecord> all() throws IOException {
        if (waivers == null) {
            waivers = read();
        }
        return waivers;
    }

    /** The waivers that hold on a day. */
    public List<WaiverRecord> active(LocalDate today) throws IOException {
        return all().stream()
                .filter(waiver -> waiver.state(today) == WaiverState.ACTIVE)
                .toList();
    }

    /**
     * Adds a waiver that somebody else must review.
     *
     * @param extended number of an approved waiver that it carries on from the day after its end, 0 for a new one
     * @throws WaiverException when the limits do not allow it
     */
    public synchronized WaiverRecord request(int extended, WaiverTerms terms, WaiverLimits limits, WaiverAct request)
            throws IOException, WaiverException {
        LocalDate today = Days.of(request.time());
        LocalDate starts = today;
        WaiverTerms asked = terms;
        if (extended != 0) {
            WaiverRecord earlier = byNumber(extended);
            requireState(earlier, today, WaiverState.ACTIVE, WaiverState.APPROVED, WaiverState.EXPIRED);
            asked = earlier.terms().extended(terms.reason(), terms.expires());
            LocalDate after = earlier.terms().expires().plusDays(1);
            starts = after.isAfter(today) ? after : today;
        }
        List<String> problems = limits.problems(asked, starts);
        if (!problems.isEmpty()) {
            throw new WaiverException(problems);
        }
        WaiverRecord added = new WaiverRecord(all().size() + 1, extended, asked, starts, List.of(request), null);
        List<WaiverRecord> longer = new ArrayList<>(all());
        longer.add(added);
        witness.about(added);
        write(longer);
        return added;
    }

    /**
     * Approves, rejects or revokes a waiver. Who asked for one never approves it.
     *
     * @throws WaiverException when the waiver is not in a state for that, or the limits no longer allow it
     */
    public synchronized WaiverRecord review(int number, WaiverLimits limits, WaiverAct act)
            throws IOException, WaiverException {
        WaiverRecord waiver = byNumber(number);
        LocalDate today = Days.of(act.time());
        if (act.kind() == WaiverAct.Kind.REQUESTED || act.kind() == WaiverAct.Kind.EXPIRED) {
            throw new WaiverException("a review approves, rejects or revokes");
        }
        if (act.kind() == WaiverAct.Kind.REVOKED) {
            requireState(waiver, today, WaiverState.APPROVED, WaiverState.ACTIVE);
        } else {
            requireState(waiver, today, WaiverState.PROPOSED);
        }
        if (act.kind() == WaiverAct.Kind.APPROVED) {
            checkApproval(waiver, limits, act);
        } else if (act.comment().isBlank()) {
            throw new WaiverException("say why the waiver is rejected or revoked");
        }
        return replace(number, each -> each.with(act));
    }

    private static void checkApproval(WaiverRecord waiver, WaiverLimits limits, WaiverAct act) throws WaiverException {
        if (waiver.requester().equalsIgnoreCase(act.user())) {
            throw new WaiverException("who asked for a waiver cannot approve it; another person has to");
        }
        List<String> problems = limits.problems(waiver.terms(), waiver.starts());
        if (!problems.isEmpty()) {
            throw new WaiverException(problems);
        }
    }

    /** Notes of every approved waiver whose last day has passed that it has expired. */
    public synchronized void expire(Instant now) throws IOException {
        LocalDate today = Days.of(now);
        for (WaiverRecord waiver : all()) {
            if (waiver.lastAct().kind() == WaiverAct.Kind.APPROVED && waiver.state(today) == WaiverState.EXPIRED) {
                WaiverAct end = new WaiverAct(WaiverAct.Kind.EXPIRED, "SYSTEM", now, "");
                replace(waiver.number(), each -> each.with(end));
            }
        }
    }

    /** Notes that these waivers waived something. Writes nothing when that day is noted already. */
    public synchronized void used(Collection<Integer> numbers, LocalDate day) throws IOException {
        List<WaiverRecord> updated = all().stream()
                .map(waiver -> numbers.contains(waiver.number()) && !day.equals(waiver.lastUsed())
                        ? waiver.usedOn(day)
                        : waiver)
                .toList();
        if (!updated.equals(all())) {
            write(updated);
        }
    }

    private WaiverRecord byNumber(int number) throws IOException, WaiverException {
        if (number < 1 || number > all().size()) {
            throw new WaiverException("there is no waiver " + number);
        }
        return all().get(number - 1);
    }

    private static void requireState(WaiverRecord waiver, LocalDate today, WaiverState... allowed)
            throws WaiverException {
        WaiverState state = waiver.state(today);
        if (!List.of(allowed).contains(state)) {
            throw new WaiverException("waiver " + waiver.number() + " is " + state.word() + "; reload the page");
        }
    }

    private WaiverRecord replace(int number, UnaryOperator<WaiverRecord> change) throws IOException {
        List<WaiverRecord> changed = new ArrayList<>(all());
        WaiverRecord after = change.apply(changed.get(number - 1));
        changed.set(number - 1, after);
        witness.about(after);
        write(changed);
        return after;
    }

    /** Memory follows the file, so that what is seen is what a restart would find. */
    private void write(List<WaiverRecord> changed) throws IOException {
        AtomicFile.write(file, out -> Json.MAPPER.writeValue(out, new Content(VERSION, changed)));
        waivers = List.copyOf(changed);
    }

    private List<WaiverRecord> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            Content content = Json.MAPPER.readValue(file.toFile(), Content.class);
            if (content.version() != VERSION || content.waivers() == null) {
                throw new IOException(file + " has version " + content.version() + "; this version of the plugin reads"
                        + " version " + VERSION);
            }
            return List.copyOf(content.waivers());
        } catch (JacksonException e) {
            throw new IOException(file + " is damaged: " + e.getOriginalMessage() + "; restore it from a backup", e);
        }
    }
}
