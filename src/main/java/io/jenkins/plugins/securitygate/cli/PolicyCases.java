package io.jenkins.plugins.securitygate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.evidence.EvidenceException;
import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The test cases of one policy.
 *
 * @param file where they are written
 * @param policy what they test
 * @param cases in the order of the file, at least one
 */
record PolicyCases(Path file, Policy policy, List<PolicyCase> cases) {
    private static final Set<String> FILE_KEYS = Set.of("policy", "cases");
    private static final Set<String> CASE_KEYS = Set.of("name", "subject", "now", "evidence", "expect");
    private static final Set<String> EXPECT_KEYS = Set.of("decision", "broken", "violations");
    private static final JsonMapper MAPPER = new JsonMapper();

    /** The files in a folder and the folders in it whose names end in {@code _test.yaml}, or the file itself. */
    static List<Path> files(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(file -> file.toString().matches(".*_test\\.ya?ml"))
                    .sorted()
                    .toList();
        }
    }

    static PolicyCases read(Path file) throws IOException, CommandException, EvidenceException {
        JsonNode tree = load(file);
        check(file.toString(), tree, FILE_KEYS);
        String named = tree.path("policy").asText(file.getFileName().toString().replaceFirst("_test\\.", "."));
        Policy policy = PolicyArgument.read(file.toAbsolutePath().getParent(), named);
        List<PolicyCase> cases = new ArrayList<>();
        for (JsonNode node : tree.path("cases")) {
            cases.add(policyCase(file, node, cases.size() + 1));
        }
        if (cases.isEmpty()) {
            throw new CommandException(file + ": there are no 'cases'");
        }
        return new PolicyCases(file, policy, cases);
    }

    private static JsonNode load(Path file) throws IOException, CommandException {
        try {
            return MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
        } catch (YamlEngineException e) {
            throw new CommandException(file + ": not valid YAML: " + e.getMessage(), e);
        }
    }

    private static PolicyCase policyCase(Path file, JsonNode node, int number)
            throws IOException, CommandException, EvidenceException {
        String name = node.path("name").asText("case " + number);
        String place = file + ": " + name;
        check(place, node, CASE_KEYS);
        check(place, node.path("expect"), EXPECT_KEYS);
        String decision = node.at("/expect/decision").asText();
        if (!decision.matches("pass|warn|review|fail|none")) {
            throw new CommandException(place + ": 'expect' needs a 'decision': pass, warn, review, fail or none");
        }
        Instant now = now(place, node.path("now"));
        Evidence evidence = evidence(file, place, node, now);
        return new PolicyCase(
                name,
                evidence,
                node.has("now") ? now : evidence.collected(),
                decision,
                node.at("/expect/broken").isMissingNode() ? null : new TreeSet<>(texts(node.at("/expect/broken"))),
                texts(node.at("/expect/violations")));
    }

    private static Evidence evidence(Path file, String place, JsonNode node, Instant now)
            throws CommandException, EvidenceException {
        JsonNode evidence = node.path("evidence");
        if (evidence.isTextual()) {
            return EvidenceFile.read(file.toAbsolutePath().resolveSibling(evidence.asText()));
        }
        return new CaseEvidence(place, now).read(node.path("subject"), evidence);
    }

    private static Instant now(String place, JsonNode node) throws CommandException {
        try {
            return node.isMissingNode() ? Instant.now() : Instant.parse(node.asText());
        } catch (DateTimeParseException e) {
            throw new CommandException(place + ": 'now' is a time such as 2026-03-01T12:00:00Z", e);
        }
    }

    private static void check(String place, JsonNode node, Set<String> known) throws CommandException {
        if (!node.isObject()) {
            throw new CommandException(place + ": expected a mapping with " + String.join(", ", new TreeSet<>(known)));
        }
        for (var member : node.properties()) {
            if (!known.contains(member.getKey())) {
                throw new CommandException(place + ": unknown key '" + member.getKey() + "'; known: "
                        + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
