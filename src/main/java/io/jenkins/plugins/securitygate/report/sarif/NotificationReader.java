package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.report.JsonCursor;
import io.jenkins.plugins.securitygate.report.ReportException;
import io.jenkins.plugins.securitygate.report.ScanSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what a tool says about its own run (SARIF section 3.58). */
final class NotificationReader {
    private static final int MAX_ERRORS = 100;

    private final JsonCursor cursor;
    private final Message message;
    private final List<ToolError> errors = new ArrayList<>();
    private int errorsSeen;
    private String level = "";
    private String worst = "";

    private record ToolError(String place, String text) {}

    NotificationReader(JsonCursor cursor) {
        this.cursor = cursor;
        message = new Message(cursor);
    }

    /** Reads the notification that the cursor stands on. */
    void read(RunContext run) throws IOException, ReportException {
        level = "";
        message.clear();
        cursor.members(this::member);
        String text = message.resolved(Map.of(), run.messages());
        boolean error = level.equals("error");
        if (!text.isEmpty() && (worst.isEmpty() || error)) {
            worst = text;
        }
        if (error && errorsSeen++ < MAX_ERRORS) {
            errors.add(new ToolError(cursor.place(), text));
        }
    }

    private void member(String name) throws IOException, ReportException {
        if (name.equals("level")) {
            level = cursor.text();
        } else if (name.equals("message")) {
            message.read();
        }
    }

    /** The last error, else the first notification, empty without any. */
    String worst() {
        return worst;
    }

    /** Makes each error of the tool an error of the scan. */
    void reportTo(ScanSink sink) {
        for (ToolError error : errors) {
            sink.error(
                    error.place(), "the tool reports an error" + (error.text().isEmpty() ? "" : ": " + error.text()));
        }
        if (errorsSeen > errors.size()) {
            sink.error(cursor.place(), "the tool reports " + (errorsSeen - errors.size()) + " more errors");
        }
    }
}
