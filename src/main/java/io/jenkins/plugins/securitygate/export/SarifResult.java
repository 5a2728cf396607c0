package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.evidence.JsonWriter;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import java.io.IOException;
import java.util.List;

/** Writes one finding as a SARIF result. */
final class SarifResult {
    private final JsonWriter json;
    private final Outcome outcome;
    private final SarifRules rules;

    SarifResult(JsonWriter json, Outcome outcome, SarifRules rules) {
        this.json = json;
        this.outcome = outcome;
        this.rules = rules;
    }

    void write(Finding finding) throws IOException {
        json.object(() -> {
            json.alwaysText("ruleId", SarifRules.id(finding));
            json.alwaysNumber("ruleIndex", rules.index(finding));
            json.alwaysText("level", SarifRules.level(finding.severity()));
            json.object("message", () -> json.alwaysText("text", message(finding)));
            json.list("locations", places(finding), place -> json.object(() -> location(finding, place)));
            json.object("partialFingerprints", () -> json.alwaysText("securityGate/v1", finding.fingerprint()));
            json.number("occurrenceCount", finding.occurrences(), 1);
            flow(finding);
            suppressions(finding);
            baselineState(finding);
            json.object("properties", () -> properties(finding));
        });
    }

    private static String message(Finding finding) {
        String title = SarifRules.title(finding);
        return finding.component().isKnown() ? title + " in " + finding.place() : title;
    }

    /** The place in a file if there is one; else the file that names the package; else a place without a file. */
    private static List<Location> places(Finding finding) {
        if (finding.location().isKnown()) {
            return List.of(finding.location());
        }
        Location manifest = Location.of(finding.component().path(), 0);
        return manifest.isKnown() || !logicalName(finding).isEmpty() ? List.of(manifest) : List.of();
    }

    private void location(Finding finding, Location place) throws IOException {
        if (place.isKnown()) {
            json.object("physicalLocation", () -> physical(place, finding.snippet()));
        }
        String name = logicalName(finding);
        json.list(
                "logicalLocations",
                name.isEmpty() ? List.of() : List.of(name),
                one -> json.object(() -> {
                    json.alwaysText("fullyQualifiedName", one);
                    json.alwaysText("kind", finding.endpoint().isKnown() ? "resource" : "module");
                }));
    }

    private static String logicalName(Finding finding) {
        if (finding.endpoint().isKnown()) {
            return (finding.endpoint().method() + " " + finding.endpoint().url()).strip();
        }
        String purl = finding.component().purl();
        if (!purl.isEmpty()) {
            return purl;
        }
        return finding.component().isKnown() ? finding.component().name() : finding.target();
    }

    private void physical(Location place, String snippet) throws IOException {
        json.object("artifactLocation", () -> json.alwaysText("uri", UriText.path(place.path())));
        if (place.line() == 0) {
            return;
        }
        json.object("region", () -> {
            json.alwaysNumber("startLine", place.line());
            json.number("startColumn", place.column(), 0);
            if (place.endLine() >= place.line()) {
                json.alwaysNumber("endLine", place.endLine());
                json.number("endColumn", place.endColumn(), 0);
            }
            if (!snippet.isEmpty()) {
                json.object("snippet", () -> json.alwaysText("text", snippet));
            }
        });
    }

    private void flow(Finding finding) throws IOException {
        List<List<Location>> flows = finding.flow().isEmpty() ? List.of() : List.of(finding.flow());
        json.list(
                "codeFlows",
                flows,
                steps -> json.object(() -> json.alwaysList(
                        "threadFlows",
                        List.of(steps),
                        thread -> json.object(() -> json.alwaysList(
                                "locations",
                                thread,
                                step -> json.object(() -> json.object("location", () -> step(step))))))));
    }

    private void step(Location step) throws IOException {
        if (step.isKnown()) {
            json.object("physicalLocation", () -> physical(step, ""));
        }
    }

    private void suppressions(Finding finding) throws IOException {
        boolean waived = outcome.state(finding) == FindingState.WAIVED;
        if (!waived && !finding.suppressed()) {
            return;
        }
        boolean inSource =
                finding.suppressed() && finding.suppression().source().equalsIgnoreCase("inSource");
        json.alwaysList(
                "suppressions",
                List.of(finding),
                one -> json.object(() -> {
                    json.alwaysText("kind", inSource ? "inSource" : "external");
                    json.alwaysText("status", "accepted");
                    json.text("justification", outcome.reason(one));
                    json.object("properties", () -> {
                        json.alwaysText(
                                "state",
                                waived
                                        ? "waived"
                                        : JsonWriter.lower(one.suppression().state()));
                        json.text("source", waived ? "" : one.suppression().source());
                    });
                }));
    }

    private void baselineState(Finding finding) throws IOException {
        switch (finding.change()) {
            case NEW -> json.alwaysText("baselineState", "new");
            case OUTSTANDING -> json.alwaysText("baselineState", "unchanged");
            case FIXED -> json.alwaysText("baselineState", "absent");
            case UNCOMPARED -> {}
        }
    }

    private void properties(Finding finding) throws IOException {
        json.word("severity", finding.severity());
        json.word("kind", finding.kind());
        json.text("target", finding.target());
        json.text("purl", finding.component().purl());
        json.text("component", finding.component().name());
        json.text("componentVersion", finding.component().version());
        json.texts("identifiers", finding.advisory().identifiers());
        json.texts("fixedVersions", finding.advisory().fixedVersions());
        json.decimal("epss", finding.advisory().epss());
        json.flag("kev", finding.advisory().kev());
        json.text("parameter", finding.endpoint().parameter());
        json.text("remediation", finding.remediation());
    }
}
