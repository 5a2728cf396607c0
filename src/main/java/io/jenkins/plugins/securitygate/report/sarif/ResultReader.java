package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.report.JsonCursor;
import io.jenkins.plugins.securitygate.report.ReportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one result after the other (SARIF section 3.27) into the same fields, so that a long report costs no garbage
 * beyond its findings. What it holds is the result read last.
 */
final class ResultReader {
    private static final int MAX_STEPS = 100;

    private final JsonCursor cursor;
    private final RunContext run;
    private final JsonCursor.Member resultMember = this::member;
    private final JsonCursor.Member propertyMember = this::property;
    private final JsonCursor.Member stepMember = this::step;
    private final JsonCursor.Element placeElement = this::place;
    private final LocationReader locations;
    private final TaxonReference taxon;
    final RuleReference rule;
    final Message message;
    final Message fix;
    final ToolFingerprint fingerprint;
    final SuppressionReader suppressions;
    final PackageClues clues;
    final List<Place> places = new ArrayList<>();
    final List<Location> flow = new ArrayList<>();
    final List<Integer> cwes = new ArrayList<>();
    String kind = "";
    Severity level = Severity.UNKNOWN;
    SecuritySeverity security = SecuritySeverity.NONE;

    ResultReader(JsonCursor cursor, RunContext run) {
        this.cursor = cursor;
        this.run = run;
        locations = new LocationReader(cursor, run.paths());
        taxon = new TaxonReference(cursor);
        rule = new RuleReference(cursor);
        message = new Message(cursor);
        fix = new Message(cursor);
        fingerprint = new ToolFingerprint(cursor);
        suppressions = new SuppressionReader(cursor);
        clues = new PackageClues(cursor);
    }

    /** Reads the result that the cursor stands on. */
    void read() throws IOException, ReportException {
        if (!cursor.isObject()) {
            throw cursor.bad("a result must be an object");
        }
        clear();
        cursor.members(resultMember);
    }

    private void clear() {
        rule.clear();
        message.clear();
        fix.clear();
        fingerprint.clear();
        suppressions.clear();
        clues.clear();
        places.clear();
        flow.clear();
        cwes.clear();
        kind = "";
        level = Severity.UNKNOWN;
        security = SecuritySeverity.NONE;
    }

    private void member(String name) throws IOException, ReportException {
        switch (name) {
            case "ruleId" -> rule.readId();
            case "ruleIndex" -> rule.readIndex();
            case "rule" -> rule.read();
            case "kind" -> kind = cursor.sharedText();
            case "level" -> level = Severity.of(cursor.sharedText());
            case "message" -> message.read();
            case "locations" -> cursor.elements(placeElement);
            case "fingerprints" -> fingerprint.readFull();
            case "partialFingerprints" -> fingerprint.readPartial();
            case "suppressions" -> suppressions.read();
            case "taxa" -> cursor.elements(this::weakness);
            case "properties" -> cursor.members(propertyMember);
            case "codeFlows" -> cursor.elements(this::codeFlow);
            case "fixes" -> cursor.elements(() -> cursor.members(this::fixMember));
            default -> {}
        }
    }

    private void place() throws IOException, ReportException {
        places.add(locations.read());
    }

    private void weakness() throws IOException, ReportException {
        taxon.read();
        taxon.addTo(cwes, run.taxonomies());
    }

    private void property(String name) throws IOException, ReportException {
        switch (name) {
            case "security-severity" -> security = SecuritySeverity.of(cursor.text());
            case "cwe" -> Weaknesses.readProperty(cursor, cwes);
            default -> clues.property(name);
        }
    }

    /** One way from source to sink is enough to understand a finding; the others are variations. */
    private void codeFlow() throws IOException, ReportException {
        if (flow.isEmpty()) {
            cursor.members(name -> {
                if (name.equals("threadFlows")) {
                    cursor.elements(this::threadFlow);
                }
            });
        }
    }

    private void threadFlow() throws IOException, ReportException {
        if (flow.isEmpty()) {
            cursor.members(name -> {
                if (name.equals("locations")) {
                    cursor.elements(() -> cursor.members(stepMember));
                }
            });
        }
    }

    private void step(String name) throws IOException, ReportException {
        if (name.equals("location") && flow.size() < MAX_STEPS) {
            Location step = locations.read().location();
            if (step.isKnown()) {
                flow.add(step);
            }
        }
    }

    private void fixMember(String name) throws IOException, ReportException {
        if (name.equals("description") && fix.isEmpty()) {
            fix.read();
        }
    }
}
