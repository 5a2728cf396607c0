package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.report.JsonCursor;
import io.jenkins.plugins.securitygate.report.ReportException;
import io.jenkins.plugins.securitygate.report.ScanSink;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Reads when a run happened and whether it succeeded (SARIF section 3.20). */
final class InvocationReader {
    private final JsonCursor cursor;
    private final NotificationReader notifications;
    private Boolean successful;
    private String start = "";
    private String end = "";
    private String exitCode = "";
    private String exitDescription = "";

    private InvocationReader(JsonCursor cursor) {
        this.cursor = cursor;
        notifications = new NotificationReader(cursor);
    }

    static void read(JsonCursor cursor, RunContext run, ScanSink sink) throws IOException, ReportException {
        InvocationReader reader = new InvocationReader(cursor);
        cursor.members(name -> reader.member(name, run));
        Instant started = instant(reader.end.isEmpty() ? reader.start : reader.end);
        if (started != null) {
            sink.started(started);
        }
        if (Boolean.FALSE.equals(reader.successful)) {
            sink.failed(reader.reason());
        } else {
            reader.notifications.reportTo(sink);
        }
    }

    private void member(String name, RunContext run) throws IOException, ReportException {
        switch (name) {
            case "executionSuccessful" -> successful = cursor.isNull() ? null : (Boolean) cursor.bool();
            case "startTimeUtc" -> start = cursor.text();
            case "endTimeUtc" -> end = cursor.text();
            case "exitCode" -> exitCode = cursor.text();
            case "exitCodeDescription" -> exitDescription = cursor.text();
            case "toolExecutionNotifications" -> cursor.elements(() -> notifications.read(run));
            default -> {}
        }
    }

    private String reason() {
        StringBuilder reason = new StringBuilder("the tool says that its run failed");
        if (!exitCode.isEmpty()) {
            reason.append(" with exit code ").append(exitCode);
        }
        String worst = notifications.worst();
        String words = worst.isEmpty() ? exitDescription : worst;
        return words.isEmpty()
                ? reason.toString()
                : reason.append(": ").append(words).toString();
    }

    /** A point in time as section 3.9 wants it; a missing zone is read as UTC. */
    private static Instant instant(String text) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
