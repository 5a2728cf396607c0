package io.jenkins.plugins.securitygate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.securitygate.evidence.EvidenceException;
import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.model.Evidence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Evidence as a test case writes it: the members of an evidence file, of which only those need to be there that the case
 * is about.
 */
final class CaseEvidence {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "scans",
            Set.of(
                    "id",
                    "tool",
                    "toolVersion",
                    "kinds",
                    "status",
                    "message",
                    "provenance",
                    "format",
                    "source",
                    "reportDigest",
                    "started",
                    "age",
                    "durationMillis",
                    "counts",
                    "errors"),
            "findings",
            Set.of(
                    "fingerprint",
                    "kind",
                    "scan",
                    "tool",
                    "rule",
                    "title",
                    "description",
                    "severity",
                    "location",
                    "endpoint",
                    "target",
                    "component",
                    "advisory",
                    "cwes",
                    "snippet",
                    "remediation",
                    "url",
                    "flow",
                    "suppression",
                    "change",
                    "occurrences"),
            "components",
            Set.of("purl", "name", "version", "licenses", "path", "scope"),
            "facts",
            Set.of("type", "value", "number", "resource", "location", "attributes"),
            "tests",
            Set.of("name", "tests", "failures", "errors", "skipped", "durationMillis"));
    private static final Set<String> SUBJECT = Set.of("name", "revision", "stage", "region", "branch", "labels");

    private final String place;
    private final Instant now;

    /** @param place file and case, for messages */
    CaseEvidence(String place, Instant now) {
        this.place = place;
        this.now = now;
    }

    Evidence read(JsonNode subject, JsonNode evidence) throws CommandException, EvidenceException {
        ObjectNode full = MAPPER.createObjectNode();
        full.put("schema", EvidenceFile.SCHEMA);
        full.set("subject", defaults(checked("subject", subject, SUBJECT), Map.of("name", "case")));
        full.put("collected", now.toString());
        checked("evidence", evidence, union(KNOWN.keySet(), "baseline"));
        if (evidence.has("baseline")) {
            full.set("baseline", evidence.get("baseline"));
        }
        for (Map.Entry<String, Set<String>> list : KNOWN.entrySet()) {
            full.set(list.getKey(), entries(list.getKey(), evidence.path(list.getKey()), list.getValue()));
        }
        try {
            return EvidenceFile.read(place, new ByteArrayInputStream(MAPPER.writeValueAsBytes(full)));
        } catch (IOException e) {
            throw new CommandException(place + ": " + e.getMessage(), e);
        }
    }

    private ArrayNode entries(String list, JsonNode entries, Set<String> known) throws CommandException {
        ArrayNode full = MAPPER.createArrayNode();
        for (JsonNode entry : entries) {
            ObjectNode copy = checked(list + " " + full.size(), entry, known);
            String number = String.valueOf(full.size() + 1);
            full.add(
                    switch (list) {
                        case "scans" -> scan(copy);
                        case "findings" ->
                            defaults(
                                    copy,
                                    Map.of(
                                            "fingerprint",
                                            "finding-" + number,
                                            "scan",
                                            "scan",
                                            "title",
                                            "finding " + number));
                        case "facts" -> fact(copy);
                        default -> copy;
                    });
        }
        return full;
    }

    private ObjectNode scan(ObjectNode scan) throws CommandException {
        String age = scan.has("age") ? scan.remove("age").asText() : "0h";
        String tool = scan.path("tool").asText("scanner");
        try {
            Instant started = now.minus(Duration.parse(age.endsWith("d") ? "P" + age : "PT" + age));
            return defaults(
                    scan,
                    Map.of(
                            "id",
                            tool,
                            "tool",
                            tool,
                            "status",
                            "completed",
                            "provenance",
                            "executed",
                            "started",
                            started.toString()));
        } catch (DateTimeParseException e) {
            throw new CommandException(place + ": 'age' is a number and m, h or d, not " + age, e);
        }
    }

    /** Attributes are a mapping in a case, and a list of pairs in a file. */
    private static ObjectNode fact(ObjectNode fact) {
        if (fact.get("attributes") instanceof ObjectNode attributes) {
            ArrayNode pairs = MAPPER.createArrayNode();
            attributes
                    .properties()
                    .forEach(attribute -> pairs.addObject()
                            .put("name", attribute.getKey())
                            .put("value", attribute.getValue().asText()));
            fact.set("attributes", pairs);
        }
        return fact;
    }

    private static ObjectNode defaults(ObjectNode node, Map<String, String> values) {
        values.forEach((name, value) -> {
            if (!node.has(name)) {
                node.put(name, value);
            }
        });
        return node;
    }

    /** A copy of the mapping; a misspelt key would make the case say less than it seems to. */
    private ObjectNode checked(String what, JsonNode node, Set<String> known) throws CommandException {
        if (node.isMissingNode()) {
            return MAPPER.createObjectNode();
        }
        if (!(node instanceof ObjectNode object)) {
            throw new CommandException(place + ": '" + what + "' must be a mapping");
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!known.contains(member.getKey())) {
                throw new CommandException(place + ": unknown key '" + member.getKey() + "' in " + what + "; known: "
                        + String.join(", ", new TreeSet<>(known)));
            }
        }
        return object.deepCopy();
    }

    private static Set<String> union(Set<String> names, String another) {
        Set<String> all = new TreeSet<>(names);
        all.add(another);
        return all;
    }
}
