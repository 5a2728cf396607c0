package io.jenkins.plugins.securitygate.attestation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A decision file, {@code docs/decision-file.md}, as far as its summary needs it.
 *
 * @param name the file's name without folders
 * @param sha256 digest of the file
 * @param decision {@code pass}, {@code warn}, {@code review} or {@code fail}
 * @param outcome what holds in the end; another word than the decision's when people decided about a review
 * @param subject what was decided about, for people
 * @param decided when
 * @param policies digests of the policies by name, in order, never empty
 */
public record DecidedFile(
        String name,
        String sha256,
        String decision,
        String outcome,
        String subject,
        Instant decided,
        Map<String, String> policies) {
    private static final String SCHEMA = "security-gate/decision/v1";
    private static final List<String> WORDS = List.of("pass", "warn", "review", "fail");

    /** Reads a decision file; one without a decision is refused. */
    public static DecidedFile read(Path file) throws AttestationException {
        byte[] bytes = BoundedFile.read("decision file", file);
        try {
            JsonNode json = new JsonMapper().readTree(bytes);
            if (!json.path("schema").asText().equals(SCHEMA)) {
                throw new AttestationException(file + " is no decision file: its schema is not " + SCHEMA);
            }
            String decision = json.path("decision").asText();
            Map<String, String> policies = new LinkedHashMap<>();
            json.path("policies")
                    .forEach(policy -> policies.put(
                            policy.path("name").asText(), policy.path("digest").asText()));
            String outcome = json.path("outcome").asText(decision);
            if (!WORDS.contains(decision) || !consistent(decision, outcome) || policies.isEmpty()) {
                throw new AttestationException(file + " holds no decision: it says " + decision);
            }
            return new DecidedFile(
                    file.getFileName().toString(),
                    Sha256.of(bytes),
                    decision,
                    outcome,
                    json.path("subject").asText(),
                    Instant.parse(json.path("decidedAt").asText()),
                    policies);
        } catch (JsonProcessingException e) {
            throw new AttestationException(file + " is no decision file: " + e.getOriginalMessage(), e);
        } catch (IOException | DateTimeParseException e) {
            throw new AttestationException(file + " is no decision file: " + e.getMessage(), e);
        }
    }

    /** Only a review can have another outcome. */
    private static boolean consistent(String decision, String outcome) {
        return WORDS.contains(outcome) && (decision.equals("review") || outcome.equals(decision));
    }

    /** Whether the build may be released: the policies let it, or people who reviewed it. */
    boolean passed() {
        return outcome.equals("pass") || outcome.equals("warn");
    }

    /** How it came to be released, one word. */
    String way() {
        return decision.equals("review") ? "APPROVED" : decision.toUpperCase(Locale.ROOT);
    }

    /** The policy's digest; of several, that of their list as {@code sha256sum} writes it. */
    String policyDigest() {
        if (policies.size() == 1) {
            return policies.values().iterator().next();
        }
        StringBuilder list = new StringBuilder();
        policies.forEach(
                (name, digest) -> list.append(digest).append("  ").append(name).append('\n'));
        return Sha256.of(list.toString().getBytes(StandardCharsets.UTF_8));
    }
}
