package io.jenkins.plugins.securitygate.jenkins.page;

import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/** One scan of a build as the page shows it. */
public final class ScanView {
    private final Scan scan;

    ScanView(Scan scan) {
        this.scan = scan;
    }

    public boolean isCompleted() {
        return scan.completed();
    }

    /** How it ended, in words. */
    public String getStatus() {
        return switch (scan.status()) {
            case COMPLETED -> "completed";
            case FAILED -> "FAILED";
            case TIMED_OUT -> "TIMED OUT";
        };
    }

    /** The tool with its version. */
    public String getTool() {
        return (scan.tool() + " " + scan.toolVersion()).strip();
    }

    public String getKinds() {
        return scan.kinds().stream().map(ScanKind::id).collect(Collectors.joining(", "));
    }

    public String getSource() {
        return scan.source();
    }

    /** Why it failed, empty when it completed. */
    public String getMessage() {
        return scan.message();
    }

    public String getProvenance() {
        return scan.provenance() == Provenance.EXECUTED ? "run by the gate" : "report imported";
    }

    public int getFindings() {
        return scan.counts().findings();
    }

    public int getSuppressed() {
        return scan.counts().suppressed();
    }

    /** Entries of the report that could not be read. */
    public int getUnreadable() {
        return scan.counts().failedEntries();
    }

    /** When it started or its report was written, ISO 8601 in UTC; empty when unknown. */
    public String getStarted() {
        return scan.started() == null
                ? ""
                : scan.started().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
