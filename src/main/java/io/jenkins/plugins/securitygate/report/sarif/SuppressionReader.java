package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.model.Suppression;
import io.jenkins.plugins.securitygate.report.JsonCursor;
import io.jenkins.plugins.securitygate.report.ReportException;
import java.io.IOException;
import java.util.Locale;

/**
 * Reads the suppressions of a result (SARIF sections 3.27.23 and 3.35). One that is rejected or under review keeps the
 * result alive, whatever the others say. Drafts of the standard called the status {@code state}.
 */
final class SuppressionReader {
    private final JsonCursor cursor;
    private Suppression accepted;
    private boolean contested;
    private String kind;
    private String status;
    private String justification;

    SuppressionReader(JsonCursor cursor) {
        this.cursor = cursor;
    }

    void clear() {
        accepted = null;
        contested = false;
    }

    void read() throws IOException, ReportException {
        cursor.elements(this::suppression);
    }

    private void suppression() throws IOException, ReportException {
        kind = "";
        status = "";
        justification = "";
        cursor.members(this::member);
        String word = status.toLowerCase(Locale.ROOT);
        if (word.isEmpty() || word.equals("accepted")) {
            accepted = accepted == null ? new Suppression(Suppression.State.SUPPRESSED, kind, justification) : accepted;
        } else {
            contested = true;
        }
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "kind" -> kind = cursor.text();
            case "status" -> status = cursor.text();
            case "state" -> status = status.isEmpty() ? cursor.text() : status;
            case "justification" -> justification = cursor.text();
            default -> {}
        }
    }

    /** The suppression in force, {@code null} when there is none. */
    Suppression inForce() {
        return contested ? null : accepted;
    }
}
