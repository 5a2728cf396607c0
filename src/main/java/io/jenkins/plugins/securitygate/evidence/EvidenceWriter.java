package io.jenkins.plugins.securitygate.evidence;

import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Execution;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.TestSuite;
import io.jenkins.plugins.securitygate.model.VexUse;
import java.io.IOException;
import java.util.Map;

/** Writes the members of an evidence file. {@link EvidenceReader} reads the same names. */
final class EvidenceWriter {
    private final JsonWriter json;
    private final FindingWriter findings;

    EvidenceWriter(JsonWriter json) {
        this.json = json;
        findings = new FindingWriter(json);
    }

    void write(Evidence evidence) throws IOException {
        json.object(() -> {
            json.alwaysText("schema", EvidenceFile.SCHEMA);
            json.object("subject", () -> subject(evidence.subject()));
            json.alwaysText("collected", evidence.collected().toString());
            json.text("baseline", evidence.baseline());
            json.alwaysList("scans", evidence.scans(), scan -> json.object(() -> scan(scan)));
            json.alwaysList("findings", evidence.findings(), findings::write);
            json.alwaysList("components", evidence.components(), findings::component);
            json.alwaysList("facts", evidence.facts(), fact -> json.object(() -> fact(fact)));
            json.alwaysList("tests", evidence.tests(), suite -> json.object(() -> suite(suite)));
            json.list("risks", evidence.risks(), risk -> json.object(() -> risk(risk)));
            json.list("vex", evidence.vex(), use -> json.object(() -> vex(use)));
        });
    }

    private void vex(VexUse use) throws IOException {
        json.alwaysText("document", use.document());
        json.text("author", use.author());
        json.text("digest", use.digest());
        json.alwaysNumber("statements", use.statements());
        json.alwaysNumber("findings", use.findings());
    }

    private void risk(Risk risk) throws IOException {
        json.text("stage", risk.stage());
        json.alwaysNumber("score", risk.score());
        json.word("recommendation", risk.recommendation());
        json.list("reasons", risk.reasons(), reason -> json.object(() -> reason(reason)));
        json.number("previousScore", risk.previousScore(), -1);
        json.text("against", risk.against());
    }

    private void reason(Risk.Reason reason) throws IOException {
        json.alwaysText("signal", reason.signal());
        json.alwaysText("title", reason.title());
        json.alwaysNumber("share", reason.share());
        json.texts("evidence", reason.evidence());
    }

    private void subject(Subject subject) throws IOException {
        json.alwaysText("name", subject.name());
        json.text("revision", subject.revision());
        json.text("stage", subject.stage());
        json.text("region", subject.region());
        json.text("branch", subject.branch());
        json.texts("labels", subject.labels());
    }

    private void scan(Scan scan) throws IOException {
        json.alwaysText("id", scan.id());
        json.text("tool", scan.tool());
        json.text("toolVersion", scan.toolVersion());
        json.alwaysTexts("kinds", scan.kinds().stream().map(JsonWriter::lower).toList());
        json.word("status", scan.status());
        json.text("message", scan.message());
        json.word("provenance", scan.provenance());
        json.text("format", scan.format());
        json.text("source", scan.source());
        json.text("reportDigest", scan.reportDigest());
        json.text("started", scan.started() == null ? "" : scan.started().toString());
        json.number("durationMillis", scan.durationMillis(), -1);
        json.object("counts", () -> counts(scan.counts()));
        json.list("errors", scan.errors(), error -> json.object(() -> error(error)));
        if (!scan.execution().equals(Execution.NONE)) {
            json.object("execution", () -> execution(scan.execution()));
        }
    }

    private void execution(Execution execution) throws IOException {
        json.alwaysText("command", execution.command());
        json.number("exitCode", execution.exitCode(), -1);
    }

    private void counts(Scan.Counts counts) throws IOException {
        json.alwaysNumber("records", counts.records());
        json.alwaysNumber("findings", counts.findings());
        json.alwaysNumber("suppressed", counts.suppressed());
        json.alwaysNumber("failedEntries", counts.failedEntries());
    }

    private void error(EntryError error) throws IOException {
        json.text("place", error.place());
        json.text("message", error.message());
    }

    private void fact(Fact fact) throws IOException {
        json.word("type", fact.type());
        json.text("value", fact.value());
        json.number("number", fact.number(), -1);
        json.text("resource", fact.resource());
        findings.location("location", fact.location());
        // Not members of an object: a JSON parser need not give back half a surrogate pair in a member's name.
        json.list("attributes", fact.attributes().entrySet(), attribute -> json.object(() -> attribute(attribute)));
    }

    private void attribute(Map.Entry<String, String> attribute) throws IOException {
        json.alwaysText("name", attribute.getKey());
        json.alwaysText("value", attribute.getValue());
    }

    private void suite(TestSuite suite) throws IOException {
        json.text("name", suite.name());
        json.alwaysNumber("tests", suite.tests());
        json.alwaysNumber("failures", suite.failures());
        json.alwaysNumber("errors", suite.errors());
        json.alwaysNumber("skipped", suite.skipped());
        json.number("durationMillis", suite.durationMillis(), -1);
    }
}
