package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.report.BadEntryException;
import io.jenkins.plugins.securitygate.report.JsonCursor;
import io.jenkins.plugins.securitygate.report.ReportException;
import io.jenkins.plugins.securitygate.report.ScanSink;
import java.io.IOException;

/** Reads the tool of a run with its rules and extensions (SARIF section 3.18). */
final class ToolReader {
    private final JsonCursor cursor;
    private final RunContext run;
    private final ScanSink sink;
    private String name = "";
    private String version = "";
    private boolean full;

    ToolReader(JsonCursor cursor, RunContext run, ScanSink sink) {
        this.cursor = cursor;
        this.run = run;
        this.sink = sink;
    }

    void read() throws IOException, ReportException {
        cursor.members(member -> {
            switch (member) {
                case "driver" -> cursor.members(this::driver);
                case "extensions" -> cursor.elements(this::extension);
                default -> {}
            }
        });
        run.tool(name, version);
    }

    private void driver(String member) throws IOException, ReportException {
        switch (member) {
            case "name" -> name = cursor.text();
            case "version" -> version = cursor.text();
            case "semanticVersion" -> version = version.isEmpty() ? cursor.text() : version;
            case "globalMessageStrings" -> RuleReader.readMessages(cursor, run.messages());
            case "rules" -> rules(run.rules().driver());
            default -> {}
        }
    }

    private void extension() throws IOException, ReportException {
        RuleTable.Component extension = run.rules().addExtension();
        cursor.members(member -> {
            switch (member) {
                case "name" -> extension.name(cursor.text());
                case "guid" -> extension.guid(cursor.text());
                case "rules" -> rules(extension);
                default -> {}
            }
        });
    }

    private void rules(RuleTable.Component component) throws IOException, ReportException {
        cursor.elements(() -> {
            Rule rule = rule();
            if (!full && !run.rules().add(component, rule)) {
                full = true;
                sink.error(
                        cursor.place(),
                        "the run describes more rules than are kept; findings of the others "
                                + "show their message and level only");
            }
        });
    }

    /** A rule that cannot be read keeps its place, since results may count on it. */
    private Rule rule() throws IOException, ReportException {
        try {
            return RuleReader.read(cursor);
        } catch (BadEntryException e) {
            sink.error(e.place(), e.getMessage());
            return Rule.UNKNOWN;
        }
    }
}
