package io.jenkins.plugins.securitygate.governance;

import com.fasterxml.jackson.core.JacksonException;
import io.jenkins.plugins.securitygate.evidence.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The numbers of the last gate of a job, in a small file in the job's own folder: it moves and goes with the job, and an
 * overview of thousands of jobs opens no build.
 *
 * @param build number of the build
 * @param verdict as the decision has it; {@code pass} or {@code fail} after people have reviewed it
 * @param waits whether it waits for people
 * @param risk highest score of all assessments, -1 when there is none
 * @param blockers rules that stop the build or ask for a review
 * @param failedScans scans that failed or whose report is missing
 */
public record LastGate(int build, String verdict, boolean waits, int risk, int blockers, int failedScans) {
    private static final String NAME = "security-gate.json";

    /**
     * That of a job, empty when no gate was ever reached.
     *
     * @param folder the job's
     * @throws IOException when the file is damaged
     */
    public static Optional<LastGate> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(Files.readAllBytes(file), LastGate.class));
        } catch (JacksonException e) {
            throw new IOException(file + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    /** Keeps it, unless that of a later build is kept already. */
    public void write(Path folder) throws IOException {
        Optional<LastGate> kept;
        try {
            kept = read(folder);
        } catch (IOException e) {
            // The numbers of a damaged file are replaced by better ones.
            kept = Optional.empty();
        }
        if (kept.isEmpty() || kept.get().build() <= build) {
            AtomicFile.write(folder.resolve(NAME), out -> Json.MAPPER.writeValue(out, this));
        }
    }
}
