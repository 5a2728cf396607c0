package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.evidence.JsonWriter;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import java.io.IOException;
import java.io.OutputStream;

/** The findings as the page's script reads them: what the table shows, empty members left out. */
public final class FindingsData {
    private static final int DESCRIPTION = 1_000;

    private FindingsData() {}

    /**
     * Writes JSON in which no character can end a {@code script} element. The stream is flushed and left open.
     *
     * @param decision {@code null} when no policy applied
     */
    public static void write(Evidence evidence, Decision decision, OutputStream out) throws IOException {
        write(new Outcome(evidence, decision), out);
    }

    static void write(Outcome outcome, OutputStream out) throws IOException {
        try (JsonWriter json = JsonWriter.embedded(out)) {
            json.object(() -> json.alwaysList(
                    "findings",
                    FindingsSection.sorted(outcome),
                    finding -> json.object(() -> finding(json, finding, outcome))));
        }
    }

    private static void finding(JsonWriter json, Finding finding, Outcome outcome) throws IOException {
        json.word("severity", finding.severity());
        json.word("kind", finding.kind());
        json.alwaysText("state", outcome.state(finding).id());
        json.alwaysText("title", finding.title());
        json.text("place", finding.place());
        json.text("tool", finding.tool());
        json.text("scan", finding.scan());
        json.texts("ids", FindingMarks.of(finding).identifiers());
        json.texts("aliases", finding.advisory().identifiers());
        json.texts("breaks", outcome.brokenRules(finding));
        component(json, finding);
        rating(json, finding);
        details(json, finding, outcome);
    }

    private static void component(JsonWriter json, Finding finding) throws IOException {
        json.text("component", finding.component().identity());
        json.text("target", finding.target());
        json.text(
                "installed", finding.component().isKnown() ? finding.component().version() : "");
        json.texts("fixed", finding.advisory().fixedVersions());
        json.flag("versioned", finding.component().isKnown());
    }

    private static void rating(JsonWriter json, Finding finding) throws IOException {
        json.decimal("cvss", finding.advisory().score());
        json.decimal("epss", finding.advisory().epss());
        json.flag("kev", finding.advisory().kev());
        json.number("occurrences", finding.occurrences(), 1);
    }

    private static void details(JsonWriter json, Finding finding, Outcome outcome) throws IOException {
        json.text("note", outcome.reason(finding));
        json.text("description", shortened(finding.description()));
        json.text("snippet", finding.snippet());
        json.text("remediation", shortened(finding.remediation()));
        json.text("url", UriText.web(finding.url()));
        json.texts("flow", finding.flow().stream().map(Location::toString).toList());
    }

    private static String shortened(String text) {
        return text.length() <= DESCRIPTION ? text : text.substring(0, DESCRIPTION) + "… (in full in evidence.json)";
    }
}
