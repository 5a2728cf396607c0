package io.jenkins.plugins.securitygate.attestation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.evidence.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a decision says of some artifacts, as an in-toto statement. A {@code review} is a pass
 * only when the decision file says that people approved.
 *
 * @param subjects what was decided about, never empty
 * @param resource URI of the resource that the subjects belong to
 * @param verifier URI of the gate that decided
 * @param decisionDigest SHA-256 of the decision file
 * @param passed whether the artifacts may be released
 * @see <a href="https://slsa.dev/spec/v1.1/verification_summary">SLSA verification summary attestation</a>
 */
public record VerificationSummary(
        List<Artifact> subjects, String resource, String verifier, String decisionDigest, boolean passed) {
    /** The type of the envelope's payload. */
    public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private static final String STATEMENT = "https://in-toto.io/Statement/v1";
    private static final String PREDICATE = "https://slsa.dev/verification_summary/v1";

    public VerificationSummary {
        subjects = List.copyOf(subjects);
    }

    /** The summary of a decision file as a statement, JSON in UTF-8; the parameters are those of the record. */
    public static byte[] statement(DecidedFile file, List<Artifact> subjects, String resource, String verifier) {
        return new VerificationSummary(subjects, resource, verifier, file.sha256(), file.passed()).bytes(file);
    }

    /** Whether a subject is among those that the summary is about; only the digest counts. */
    public boolean covers(Artifact artifact) {
        return subjects.stream().anyMatch(subject -> subject.sha256().equals(artifact.sha256()));
    }

    private byte[] bytes(DecidedFile file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonWriter json = JsonWriter.compact(out)) {
            json.object(() -> {
                json.alwaysText("_type", STATEMENT);
                json.alwaysList(
                        "subject",
                        subjects,
                        subject -> json.object(() -> {
                            json.text("name", subject.name());
                            digest(json, subject.sha256());
                        }));
                json.alwaysText("predicateType", PREDICATE);
                json.object("predicate", () -> predicate(json, file));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void predicate(JsonWriter json, DecidedFile file) throws IOException {
        json.object("verifier", () -> json.alwaysText("id", verifier));
        json.alwaysText("timeVerified", file.decided().toString());
        json.alwaysText("resourceUri", resource);
        json.object("policy", () -> {
            json.alwaysText("uri", "urn:security-gate:policies");
            digest(json, file.policyDigest());
            json.object("annotations", () -> {
                for (var policy : file.policies().entrySet()) {
                    json.alwaysText(policy.getKey(), policy.getValue());
                }
            });
        });
        json.alwaysList(
                "inputAttestations",
                List.of(file),
                input -> json.object(() -> {
                    json.alwaysText("uri", input.name());
                    digest(json, input.sha256());
                }));
        json.alwaysText("verificationResult", passed ? "PASSED" : "FAILED");
        json.alwaysTexts("verifiedLevels", List.of(passed ? "SECURITY_GATE_" + file.way() : "FAILED"));
    }

    private static void digest(JsonWriter json, String sha256) throws IOException {
        json.object("digest", () -> json.alwaysText("sha256", sha256));
    }

    /**
     * Reads a statement that a signature vouches for.
     *
     * @throws AttestationException when it is something else than a verification summary
     */
    public static VerificationSummary read(byte[] statement) throws AttestationException {
        JsonNode json;
        try {
            json = new JsonMapper().readTree(statement);
        } catch (IOException e) {
            throw new AttestationException("the signed statement is no JSON: " + e.getMessage(), e);
        }
        if (!json.path("_type").asText().equals(STATEMENT)
                || !json.path("predicateType").asText().equals(PREDICATE)) {
            throw new AttestationException("the signed statement is no verification summary but "
                    + json.path("predicateType").asText());
        }
        JsonNode predicate = json.path("predicate");
        List<Artifact> subjects = new ArrayList<>();
        json.path("subject")
                .forEach(subject -> subjects.add(new Artifact(
                        subject.path("name").asText(),
                        subject.at("/digest/sha256").asText())));
        return new VerificationSummary(
                subjects,
                predicate.path("resourceUri").asText(),
                predicate.at("/verifier/id").asText(),
                predicate.at("/inputAttestations/0/digest/sha256").asText(),
                predicate.path("verificationResult").asText().equals("PASSED"));
    }
}
