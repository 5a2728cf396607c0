package io.jenkins.plugins.securitygate.governance;

import com.fasterxml.jackson.core.JacksonException;
import io.jenkins.plugins.securitygate.evidence.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The approvals of one build, in one file. Only one store may be open for a file. */
public final class ApprovalStore {
    private static final int VERSION = 1;

    private final Path file;
    private final Witness<Approval> witness;

    /** @param file written with the first approval */
    public ApprovalStore(Path file) {
        this(file, next -> {});
    }

    /** @param witness is told of every approval as it will be after something was done about it */
    public ApprovalStore(Path file, Witness<Approval> witness) {
        this.file = file;
        this.witness = witness;
    }

    /** The file's content. */
    private record Content(int version, List<Approval> approvals) {}

    /** All approvals of the build, in the order in which they were asked for. */
    public synchronized List<Approval> all() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            Content content = Json.MAPPER.readValue(file.toFile(), Content.class);
            if (content.version() != VERSION || content.approvals() == null) {
                throw new IOException(file + " has version " + content.version() + "; this version of the plugin reads"
                        + " version " + VERSION);
            }
            return content.approvals();
        } catch (JacksonException e) {
            throw new IOException(file + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    /** The approval of a gate, empty when that gate asked for none. */
    public Optional<Approval> find(String id) throws IOException {
        return all().stream().filter(approval -> approval.id().equals(id)).findFirst();
    }

    /** Keeps an approval, in place of an earlier one of the same gate. */
    public synchronized void ask(Approval approval) throws IOException {
        List<Approval> approvals = new ArrayList<>(all());
        approvals.removeIf(earlier -> earlier.id().equals(approval.id()));
        approvals.add(approval);
        witness.about(approval);
        AtomicFile.write(file, out -> Json.MAPPER.writeValue(out, new Content(VERSION, approvals)));
    }

    /**
     * Keeps a vote.
     *
     * @throws ApprovalException when the vote does not count
     */
    public synchronized Approval vote(String id, ApprovalVote vote) throws IOException, ApprovalException {
        Approval current = find(id).orElseThrow(() -> new ApprovalException("nothing waits for an approval here"))
                .at(vote.time());
        return replaced(id, current.with(vote));
    }

    /** Ends the waiting when its time has come. */
    public synchronized Optional<Approval> expire(String id, Instant now) throws IOException {
        Optional<Approval> current = find(id);
        return current.isEmpty()
                ? current
                : Optional.of(replaced(id, current.get().at(now)));
    }

    /** Ends the waiting because the build was aborted. */
    public synchronized void withdraw(String id) throws IOException {
        Optional<Approval> current = find(id);
        if (current.isPresent()) {
            replaced(id, current.get().withdrawn());
        }
    }

    private Approval replaced(String id, Approval next) throws IOException {
        List<Approval> approvals = new ArrayList<>(all());
        if (approvals.contains(next)) {
            return next;
        }
        witness.about(next);
        approvals.replaceAll(approval -> approval.id().equals(id) ? next : approval);
        AtomicFile.write(file, out -> Json.MAPPER.writeValue(out, new Content(VERSION, approvals)));
        return next;
    }
}
