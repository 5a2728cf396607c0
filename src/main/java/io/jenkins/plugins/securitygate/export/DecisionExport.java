package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.evidence.JsonWriter;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.PolicyRef;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.VexUse;
import io.jenkins.plugins.securitygate.model.Violation;
import io.jenkins.plugins.securitygate.model.WaiverUse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * The decision for scripts and deployment tools. What they branch on stands at the top level, and every member is always
 * there. See {@code docs/decision-file.md} and its JSON Schema beside it.
 */
public final class DecisionExport implements Export {
    /** What the member {@code schema} says. */
    public static final String SCHEMA = "security-gate/decision/v1";
    /** What {@link #fileName} says. */
    public static final String FILE_NAME = "compliance-gate.json";

    static final String NO_POLICY = "No policy applies to this build";

    private final String undecided;

    /** For builds to which no policy may apply. */
    public DecisionExport() {
        this(NO_POLICY);
    }

    /** @param undecided the headline when there is no decision */
    DecisionExport(String undecided) {
        this.undecided = undecided;
    }

    @Override
    public String fileName() {
        return FILE_NAME;
    }

    @Override
    public void write(Evidence evidence, Decision decision, OutputStream out) throws IOException {
        Outcome outcome = new Outcome(evidence, decision);
        try (JsonWriter json = JsonWriter.indented(out)) {
            json.object(() -> {
                for (Map.Entry<String, Object> member :
                        DecisionMembers.of(outcome, undecided).entrySet()) {
                    member(json, member.getKey(), member.getValue());
                }
                json.alwaysList("risks", evidence.risks(), risk -> json.object(() -> risk(json, risk)));
                json.alwaysList(
                        "violations",
                        outcome.rules().stream().filter(RuleResult::broken).toList(),
                        rule -> violations(json, rule));
                json.alwaysList("rules", outcome.rules(), rule -> json.object(() -> rule(json, rule)));
                json.alwaysList(
                        "policies",
                        decision == null ? java.util.List.<PolicyRef>of() : decision.policies(),
                        policy -> json.object(() -> policy(json, policy)));
                json.alwaysList(
                        "waivers",
                        decision == null ? java.util.List.<WaiverUse>of() : decision.waivers(),
                        use -> json.object(() -> waiver(json, use)));
                json.alwaysList("vex", evidence.vex(), use -> json.object(() -> vex(json, use)));
                json.alwaysList("scans", evidence.scans(), scan -> json.object(() -> scan(json, scan)));
            });
        }
        out.write('\n');
        out.flush();
    }

    private static void member(JsonWriter json, String name, Object value) throws IOException {
        if (value instanceof Number number) {
            json.alwaysNumber(name, number.longValue());
        } else {
            json.alwaysText(name, value.toString());
        }
    }

    private static void risk(JsonWriter json, Risk risk) throws IOException {
        json.alwaysText("stage", risk.stage());
        json.alwaysNumber("score", risk.score());
        json.alwaysText("recommendation", risk.recommendation().id());
        json.alwaysNumber("before", risk.previousScore());
        json.alwaysText("against", risk.against());
        json.alwaysList("reasons", risk.reasons(), reason -> json.object(() -> reason(json, reason)));
    }

    private static void reason(JsonWriter json, Risk.Reason reason) throws IOException {
        json.alwaysText("signal", reason.signal());
        json.alwaysText("title", reason.title());
        json.alwaysNumber("share", reason.share());
        json.alwaysTexts("evidence", reason.evidence());
    }

    private static void violations(JsonWriter json, RuleResult rule) throws IOException {
        for (Violation violation : Outcome.violations(rule)) {
            json.object(() -> {
                json.alwaysText("policy", rule.policy());
                json.alwaysText("rule", rule.rule());
                json.alwaysText("title", rule.title());
                json.alwaysText("verdict", rule.verdict().id());
                json.alwaysText("what", violation.what());
                json.alwaysText("where", violation.where());
                json.alwaysText("severity", violation.severity().id());
                json.alwaysNumber("limit", rule.tally().allowed());
                json.alwaysNumber("actual", rule.tally().counted());
                json.alwaysText("fix", violation.fix());
                json.alwaysText("fingerprint", violation.fingerprint());
                json.word("change", violation.change());
            });
        }
    }

    private static void rule(JsonWriter json, RuleResult rule) throws IOException {
        json.alwaysText("policy", rule.policy());
        json.alwaysText("rule", rule.rule());
        json.alwaysText("title", rule.title());
        json.alwaysText("owner", rule.owner());
        json.word("state", rule.state());
        json.alwaysText("verdict", rule.verdict().id());
        json.alwaysText("explanation", rule.explanation());
        json.alwaysNumber("limit", rule.tally().allowed());
        json.alwaysNumber("actual", rule.tally().counted());
        json.alwaysNumber("waived", rule.tally().waived());
        json.alwaysTexts("references", rule.references());
    }

    private static void policy(JsonWriter json, PolicyRef policy) throws IOException {
        json.alwaysText("name", policy.name());
        json.alwaysText("version", policy.version());
        json.alwaysText("digest", policy.digest());
        json.alwaysText("source", policy.source());
    }

    private static void waiver(JsonWriter json, WaiverUse use) throws IOException {
        json.alwaysText("policy", use.policy());
        json.alwaysText("id", use.waiver().id());
        json.alwaysText("component", use.waiver().component());
        json.alwaysText("path", use.waiver().path());
        json.alwaysText("reason", use.waiver().reason());
        json.alwaysText("approver", use.waiver().approver());
        json.alwaysText("expires", use.waiver().expires().toString());
        json.alwaysFlag("expired", use.expired());
        json.alwaysNumber("findings", use.findings());
    }

    private static void vex(JsonWriter json, VexUse use) throws IOException {
        json.alwaysText("document", use.document());
        json.alwaysText("author", use.author());
        json.alwaysText("digest", use.digest());
        json.alwaysNumber("statements", use.statements());
        json.alwaysNumber("findings", use.findings());
    }

    private static void scan(JsonWriter json, Scan scan) throws IOException {
        json.alwaysText("id", scan.id());
        json.alwaysText("tool", scan.tool());
        json.alwaysText("toolVersion", scan.toolVersion());
        json.alwaysTexts("kinds", scan.kinds().stream().map(JsonWriter::lower).toList());
        json.word("status", scan.status());
        json.alwaysText("message", scan.message());
        json.word("provenance", scan.provenance());
        json.alwaysText("reportDigest", scan.reportDigest());
        json.alwaysNumber("findings", scan.counts().findings());
        json.alwaysNumber("suppressed", scan.counts().suppressed());
        json.alwaysNumber("failedEntries", scan.counts().failedEntries());
    }
}
