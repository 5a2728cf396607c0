package io.jenkins.plugins.securitygate.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.RuleResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.vulnerability.Vulnerability;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;

class ExportedJsonTest {
    private static final Evidence NOTHING =
            new Evidence(Sample.SUBJECT, Sample.COLLECTED, "", List.of(), List.of(), List.of(), List.of(), List.of());

    private static String text(Export export, Evidence evidence, Decision decision) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(evidence, decision, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode json(Export export) throws IOException {
        return new JsonMapper().readTree(text(export, Sample.evidence(), Sample.failed()));
    }

    private static Schema schema(SpecificationVersion version, String text) {
        return SchemaRegistry.withDefaultDialect(version).getSchema(text, InputFormat.JSON);
    }

    @Test
    void theDecisionFileIsAsItsSchemaSays() throws IOException {
        Schema schema = schema(
                SpecificationVersion.DRAFT_2020_12, Files.readString(Path.of("docs/compliance-gate.schema.json")));
        String failed = text(new DecisionExport(), Sample.evidence(), Sample.failed());
        String undecided = text(new DecisionExport(), NOTHING, null);
        assertThat(schema.validate(failed, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(undecided, InputFormat.JSON)).isEmpty();
        assertThat(undecided).contains("\"decision\" : \"none\"");
    }

    @Test
    void theDecisionFileBeginsAsTheDocumentationShows() throws IOException {
        String docs = Files.readString(Path.of("docs/decision-file.md"));
        String example = docs.substring(docs.indexOf("```json\n") + 8);
        assertThat(text(new DecisionExport(), Sample.evidence(), Sample.failed()))
                .startsWith(example.substring(0, example.indexOf("```")));
    }

    @Test
    void everyViolationSaysWhatTheRuleAllowsAndHowManyThereAre() throws IOException {
        JsonNode violations = json(new DecisionExport()).get("violations");
        assertThat(violations).hasSize(5);
        assertThat(violations.get(2).get("what").asText()).isEqualTo("No completed container scan");
        assertThat(violations.get(2).get("limit").asInt()).isZero();
        assertThat(violations.get(2).get("actual").asInt()).isEqualTo(1);
    }

    @Test
    void aBrokenRuleThatListsNothingHasItsExplanationAsViolation() throws IOException {
        Decision failed = Sample.failed();
        RuleResult rule = failed.rules().get(0);
        RuleResult unevaluated = new RuleResult(
                rule.policy(),
                rule.rule(),
                rule.title(),
                rule.owner(),
                RuleResult.State.ERROR,
                rule.effect(),
                true,
                "The condition divides by zero",
                RuleResult.Tally.NONE,
                List.of());
        Decision decision = new Decision(
                failed.verdict(),
                failed.headline(),
                failed.decided(),
                failed.subject(),
                failed.policies(),
                List.of(unevaluated),
                List.of(),
                failed.waived());
        JsonNode violations = new JsonMapper()
                .readTree(text(new DecisionExport(), NOTHING, decision))
                .get("violations");
        assertThat(violations).hasSize(1);
        assertThat(violations.get(0).get("what").asText()).isEqualTo("The condition divides by zero");
    }

    @Test
    void sarifIsValid() throws IOException {
        try (var in = getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            Schema schema = schema(SpecificationVersion.DRAFT_7, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Evidence many = Sample.evidence(Sample.many(300));
            assertThat(schema.validate(text(new SarifExport(), many, Sample.failed()), InputFormat.JSON))
                    .isEmpty();
            assertThat(schema.validate(text(new SarifExport(), NOTHING, null), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void sarifTellsWaivedSuppressedAndFixedFindings() throws IOException {
        JsonNode sarif = json(new SarifExport());
        JsonNode waived = result(sarif, Sample.WAIVED.fingerprint());
        JsonNode suppressed = result(sarif, Sample.SUPPRESSED.fingerprint());
        JsonNode fixed = result(sarif, Sample.FIXED.fingerprint());
        assertThat(waived.at("/suppressions/0/justification").asText())
                .isEqualTo("We never serialise cyclic objects (waived until 2026-04-01, granted by d.meier)");
        assertThat(suppressed.at("/suppressions/0/properties/state").asText()).isEqualTo("not_affected");
        assertThat(fixed.get("baselineState").asText()).isEqualTo("absent");
        assertThat(result(sarif, Sample.LOG4J.fingerprint()).has("suppressions"))
                .isFalse();
    }

    @Test
    void sarifSaysThatAScanFailed() throws IOException {
        JsonNode run = StreamSupport.stream(json(new SarifExport()).get("runs").spliterator(), false)
                .filter(one -> one.at("/tool/driver/name").asText().equals("trivy"))
                .findFirst()
                .orElseThrow();
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .startsWith("trivy.json: /Results/3 (line 912)");
    }

    private static JsonNode result(JsonNode sarif, String fingerprint) {
        for (JsonNode run : sarif.get("runs")) {
            for (JsonNode result : run.get("results")) {
                if (result.at("/partialFingerprints/securityGate~1v1").asText().equals(fingerprint)) {
                    return result;
                }
            }
        }
        throw new AssertionError("No result has the fingerprint " + fingerprint);
    }

    @Test
    void theBillOfMaterialsIsValid() throws Exception {
        String many = text(new CycloneDxExport(), Sample.evidence(Sample.many(300)), Sample.failed());
        assertThat(new JsonParser().validate(many, Version.VERSION_16)).isEmpty();
        String nothing = text(new CycloneDxExport(), NOTHING, null);
        assertThat(new JsonParser().validate(nothing, Version.VERSION_16)).isEmpty();
    }

    @Test
    void theBillOfMaterialsNamesComponentsLicencesAndJudgements() throws Exception {
        String text = text(new CycloneDxExport(), Sample.evidence(), Sample.failed());
        Bom bom = new JsonParser().parse(text.getBytes(StandardCharsets.UTF_8));
        assertThat(bom.getComponents())
                .extracting(component -> component.getName())
                .containsExactly(
                        "org.apache.logging.log4j:log4j-core",
                        "@example/charts",
                        "requests",
                        "ch.qos.logback:logback-classic",
                        "vendored-zlib",
                        "com.fasterxml.jackson.core:jackson-databind",
                        "libdb5.3");
        assertThat(bom.getComponents().get(0).getLicenses().getLicenses().get(0).getId())
                .isEqualTo("Apache-2.0");
        assertThat(bom.getComponents().get(2).getLicenses().getLicenses().get(0).getName())
                .isEqualTo("Apache 2");
        assertThat(bom.getComponents().get(3).getLicenses().getExpression().getValue())
                .isEqualTo("EPL-1.0 OR LGPL-2.1-only");
        assertThat(bom.getVulnerabilities())
                .extracting(Vulnerability::getId)
                .containsExactly("CVE-2021-44228", "CVE-2023-35116", "CVE-2019-8457");
        assertThat(bom.getVulnerabilities().get(0).getAnalysis()).isNull();
        assertThat(bom.getVulnerabilities().get(1).getAnalysis().getState())
                .isEqualTo(Vulnerability.Analysis.State.EXPLOITABLE);
        assertThat(bom.getVulnerabilities().get(2).getAnalysis().getState())
                .isEqualTo(Vulnerability.Analysis.State.NOT_AFFECTED);
    }

    @Test
    void theSerialNumberFollowsFromTheContent() throws IOException {
        JsonNode one = json(new CycloneDxExport());
        JsonNode again = json(new CycloneDxExport());
        assertThat(one.get("serialNumber")).isEqualTo(again.get("serialNumber"));
        String other = text(new CycloneDxExport(), NOTHING, null);
        assertThat(new JsonMapper().readTree(other).get("serialNumber")).isNotEqualTo(one.get("serialNumber"));
    }
}
