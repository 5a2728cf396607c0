package io.jenkins.plugins.securitygate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttestCommandTest {
    private static final String DIGEST = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";
    private static final String DECISION = """
            {
              "schema": "security-gate/decision/v1",
              "decision": "warn",
              "subject": "payments/api",
              "decidedAt": "2026-03-14T10:12:04Z",
              "policies": [{"name": "release", "version": "3", "digest": "%s", "source": "release.yaml"}]
            }
            """.formatted("ab".repeat(32));

    @TempDir
    private Path folder;

    private Path decision;
    private Path artifact;
    private Path envelope;

    @BeforeEach
    void write() throws Exception {
        decision = Files.writeString(folder.resolve("compliance-gate.json"), DECISION);
        artifact = Files.writeString(folder.resolve("api.jar"), "hello\n");
        envelope = folder.resolve("signed.json");
        keys("Ed25519");
    }

    private void keys(String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.equals("Ed25519") ? algorithm : "EC");
        if (!algorithm.equals("Ed25519")) {
            generator.initialize(new ECGenParameterSpec(algorithm));
        }
        KeyPair pair = generator.generateKeyPair();
        pem("key.pem", "PRIVATE KEY", pair.getPrivate());
        pem("public.pem", "PUBLIC KEY", pair.getPublic());
    }

    private void pem(String file, String label, Key key) throws Exception {
        String body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        Files.writeString(
                folder.resolve(file), "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }

    private CommandRun attest(Object subject) {
        return CommandRun.of(
                "attest",
                "--key",
                folder.resolve("key.pem"),
                "--decision",
                decision,
                "--subject",
                subject,
                "--out",
                envelope);
    }

    private CommandRun verify(Object... more) {
        Object[] arguments = new Object[more.length + 4];
        arguments[0] = "verify";
        arguments[1] = "--public-key";
        arguments[2] = folder.resolve("public.pem");
        arguments[3] = envelope;
        System.arraycopy(more, 0, arguments, 4, more.length);
        return CommandRun.of(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "secp256r1"})
    void whatIsSignedIsVerified(String algorithm) throws Exception {
        keys(algorithm);

        assertThat(attest(artifact).exit()).isEqualTo(ExitCode.OK);

        assertThat(verify("--subject", artifact, "--decision", decision))
                .isEqualTo(new CommandRun(ExitCode.OK, """
                %s: PASSED of urn:security-gate:subject:payments%%2Fapi
                  sha256:%s  api.jar
                """.formatted(envelope, DIGEST), ""));
    }

    @Test
    void theStatementIsAVerificationSummary() throws Exception {
        attest("registry.example.com/api@sha256:" + DIGEST);

        JsonNode signed = new JsonMapper().readTree(envelope.toFile());
        JsonNode statement = new JsonMapper()
                .readTree(Base64.getDecoder().decode(signed.path("payload").asText()));

        assertThat(signed.path("payloadType").asText()).isEqualTo("application/vnd.in-toto+json");
        assertThat(statement)
                .isEqualTo(new JsonMapper().readTree("""
                {
                  "_type": "https://in-toto.io/Statement/v1",
                  "subject": [{"name": "registry.example.com/api", "digest": {"sha256": "%1$s"}}],
                  "predicateType": "https://slsa.dev/verification_summary/v1",
                  "predicate": {
                    "verifier": {"id": "urn:security-gate:command"},
                    "timeVerified": "2026-03-14T10:12:04Z",
                    "resourceUri": "urn:security-gate:subject:payments%%2Fapi",
                    "policy": {
                      "uri": "urn:security-gate:policies",
                      "digest": {"sha256": "%2$s"},
                      "annotations": {"release": "%2$s"}
                    },
                    "inputAttestations": [{"uri": "compliance-gate.json", "digest": {"sha256": "%3$s"}}],
                    "verificationResult": "PASSED",
                    "verifiedLevels": ["SECURITY_GATE_WARN"]
                  }
                }
                """.formatted(DIGEST, "ab".repeat(32), sha256(decision))));
    }

    private static String sha256(Path file) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"review", "fail"})
    void aDecisionThatDidNotPassIsGenuineAndFails(String verdict) throws Exception {
        Files.writeString(decision, DECISION.replace("warn", verdict));
        attest(artifact);

        CommandRun run = verify();

        assertThat(run.exit()).isEqualTo(ExitCode.FAIL);
        assertThat(run.out()).contains("FAILED");
    }

    @Test
    void aChangedStatementIsFound() throws Exception {
        Files.writeString(decision, DECISION.replace("warn", "fail"));
        attest(artifact);
        JsonNode signed = new JsonMapper().readTree(envelope.toFile());
        String payload = signed.path("payload").asText();
        String forged = new String(Base64.getDecoder().decode(payload)).replace("FAILED", "PASSED");
        Files.writeString(
                envelope,
                Files.readString(envelope).replace(payload, Base64.getEncoder().encodeToString(forged.getBytes())));

        CommandRun run = verify();

        assertThat(run.exit()).isEqualTo(ExitCode.NO_DECISION);
        assertThat(run.err()).contains("NOT VERIFIED: the envelope was changed after it was signed");
    }

    @Test
    void anotherKeyArtifactOrDecisionIsFound() throws Exception {
        attest(artifact);
        Path other = Files.writeString(folder.resolve("other.jar"), "other");

        assertThat(verify("--subject", other).err()).contains("genuine, but not about " + other);
        Files.writeString(decision, DECISION.replace("payments", "accounts"));
        assertThat(verify("--decision", decision).err()).contains("genuine, but not of " + decision);
        keys("Ed25519");
        assertThat(verify().err()).contains("NOT VERIFIED");
    }

    @Test
    void whatCannotBeUsedIsNamedWithoutItsContent() throws Exception {
        keys("secp384r1");
        assertThat(attest(artifact).err()).contains("is neither an Ed25519 nor an ECDSA P-256 key");
        Files.writeString(folder.resolve("key.pem"), "no key at all");
        assertThat(attest(artifact).err()).contains("has no PRIVATE KEY in PEM").doesNotContain("at all");
        Files.writeString(decision, DECISION.replace("warn", "none"));
        assertThat(attest(artifact).err()).contains("holds no decision: it says none");
        assertThat(attest(folder.resolve("missing")).exit()).isEqualTo(ExitCode.NO_DECISION);
        assertThat(envelope).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass", "review", "fail"})
    void ofAReviewTheOutcomeCounts(String outcome) throws Exception {
        Files.writeString(
                decision,
                DECISION.replace(
                        "\"decision\": \"warn\"", "\"decision\": \"review\", \"outcome\": \"" + outcome + "\""));
        attest(artifact);

        assertThat(verify("--subject", artifact).exit()).isEqualTo(outcome.equals("pass") ? 0 : 1);
    }

    @Test
    void aFailureWithAnotherOutcomeIsNoDecision() throws Exception {
        Files.writeString(
                decision, DECISION.replace("\"decision\": \"warn\"", "\"decision\": \"fail\", \"outcome\": \"pass\""));

        assertThat(attest(artifact).exit()).isEqualTo(2);
    }
}
