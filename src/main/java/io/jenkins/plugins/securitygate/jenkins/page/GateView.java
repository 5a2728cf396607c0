package io.jenkins.plugins.securitygate.jenkins.page;

import io.jenkins.plugins.securitygate.export.ReportFragment;
import io.jenkins.plugins.securitygate.export.Undecided;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Subject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the page of a build shows.
 *
 * @param fragment the report
 * @param downloads names of the files that can be downloaded
 */
public record GateView(ReportFragment fragment, List<String> downloads) {
    private static final Undecided NOT_REACHED = new Undecided(
            false,
            "Not decided",
            "This build has scans but no decision: it has not reached complianceGate.",
            "Add complianceGate() after the scans, before anything is released.");

    /** Keeps its own copy. */
    public GateView {
        downloads = List.copyOf(downloads);
    }

    /**
     * Reads the files of a build; scans are shown even when no gate was reached.
     *
     * @param failure why the gate could not decide, empty when it decided or was not reached
     */
    static GateView read(BuildFiles files, Subject subject, String failure) throws IOException {
        Optional<Evidence> decided = files.evidence();
        Evidence evidence = decided.isPresent() ? decided.get() : files.collect(subject, Instant.now());
        Undecided undecided = failure.isEmpty()
                ? NOT_REACHED
                : new Undecided(true, "Failed: not decided", failure, "Repair that, and build again.");
        return new GateView(
                new ReportFragment(evidence, files.decision().orElse(null), undecided), files.reportNames());
    }
}
