package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.util.ArrayList;
import java.util.List;

/** Maps one result of a Semgrep scan. The code that a rule for secrets matched never leaves this class. */
final class SemgrepResult {
    /** Stands where the tool keeps a value to itself: equal in every result, so it identifies none. */
    private static final String WITHHELD = "requires login";

    private SemgrepResult() {}

    static Finding.Builder of(JsonCursor json, JsonNode result, SecretDigest secrets) {
        JsonNode extra = result.path("extra");
        JsonNode metadata = extra.path("metadata");
        List<Integer> cwes = Cwe.numbers(Nodes.texts(metadata, "cwe"));
        boolean secret = NumberedCode.holdsSecret(cwes)
                || Nodes.texts(metadata, "technology").contains("secrets");
        String code = given(extra, "lines");
        String print = given(extra, "fingerprint");
        return Finding.of(ScanKind.SAST, Nodes.required(json, result, "check_id"))
                .title(secret ? "" : firstLine(Nodes.text(extra, "message")))
                .description(secret ? "" : Nodes.text(extra, "message"))
                .severity(severity(Nodes.text(extra, "severity")))
                .location(place(result))
                .cwes(cwes)
                .snippet(secret ? "" : code)
                .identity(secret && !code.isEmpty() ? secrets.of(code) : print)
                .flow(flow(extra.path("dataflow_trace")))
                .remediation(secret ? "" : Nodes.text(extra, "fix"))
                .url(Nodes.first(metadata, "source", "shortlink"))
                .suppression(
                        extra.path("is_ignored").asBoolean()
                                ? new Suppression(Suppression.State.SUPPRESSED, "nosemgrep", "")
                                : null);
    }

    private static String given(JsonNode extra, String member) {
        String text = Nodes.text(extra, member);
        return text.equals(WITHHELD) ? "" : text;
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }

    /** The scale of rules: ERROR, WARNING and INFO stand for high, medium and low; newer rules use the words. */
    static Severity severity(String word) {
        return word.equalsIgnoreCase("INFO") ? Severity.LOW : Severity.of(word);
    }

    private static Location place(JsonNode node) {
        JsonNode start = node.path("start");
        JsonNode end = node.path("end");
        return new Location(
                Nodes.text(node, "path"),
                start.path("line").asInt(),
                start.path("col").asInt(),
                end.path("line").asInt(),
                end.path("col").asInt());
    }

    private static List<Location> flow(JsonNode trace) {
        List<Location> steps = new ArrayList<>();
        for (String part : List.of("taint_source", "intermediate_vars", "taint_sink")) {
            collect(trace.path(part), steps);
        }
        return steps.stream().distinct().toList();
    }

    /** Versions wrap a step in objects, or in arrays that begin with {@code CliLoc} or {@code CliCall}. */
    private static void collect(JsonNode node, List<Location> steps) {
        if (node.has("path") && node.has("start")) {
            steps.add(place(node));
        } else {
            node.forEach(child -> collect(child, steps));
        }
    }
}
