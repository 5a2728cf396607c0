package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.evidence.JsonWriter;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules of one SARIF run, in the order in which findings first name them. */
final class SarifRules {
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    private record Rule(int index, Finding worst) {}

    SarifRules(List<Finding> findings) {
        for (Finding finding : findings) {
            rules.merge(id(finding), new Rule(rules.size(), finding), SarifRules::worse);
        }
    }

    private static Rule worse(Rule known, Rule other) {
        boolean worse = score(other.worst()) > score(known.worst());
        return worse ? new Rule(known.index(), other.worst()) : known;
    }

    static String id(Finding finding) {
        return finding.rule().isEmpty() ? finding.kind().id() : finding.rule();
    }

    int index(Finding finding) {
        return rules.get(id(finding)).index();
    }

    void write(JsonWriter json) throws IOException {
        json.alwaysList(
                "rules",
                rules.entrySet(),
                rule -> json.object(
                        () -> rule(json, rule.getKey(), rule.getValue().worst())));
    }

    private static void rule(JsonWriter json, String id, Finding finding) throws IOException {
        json.alwaysText("id", id);
        json.object("shortDescription", () -> json.alwaysText("text", title(finding)));
        json.object("fullDescription", () -> json.alwaysText("text", description(finding)));
        json.text("helpUri", UriText.web(finding.url()));
        if (!finding.remediation().isEmpty()) {
            json.object("help", () -> json.alwaysText("text", finding.remediation()));
        }
        json.object("defaultConfiguration", () -> json.alwaysText("level", level(finding.severity())));
        json.object("properties", () -> {
            json.alwaysText("security-severity", String.format(Locale.ROOT, "%.1f", score(finding)));
            json.alwaysTexts("tags", tags(finding));
        });
    }

    static String title(Finding finding) {
        return finding.title().isEmpty() ? id(finding) : finding.title();
    }

    private static String description(Finding finding) {
        return finding.description().isEmpty() ? title(finding) : finding.description();
    }

    private static List<String> tags(Finding finding) {
        List<String> tags = new ArrayList<>(List.of("security", finding.kind().id()));
        finding.cwes().forEach(cwe -> tags.add(String.format(Locale.ROOT, "external/cwe/cwe-%03d", cwe)));
        return tags.stream().distinct().toList();
    }

    /** SARIF's level of a severity. */
    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM, UNKNOWN -> "warning";
            case LOW, INFO -> "note";
        };
    }

    /** The CVSS score; without one, the middle of the severity's range in CVSS v3.1 section 5. */
    private static double score(Finding finding) {
        double score = finding.advisory().score();
        if (score >= 0 && Severity.ofScore(score) == finding.severity()) {
            return score;
        }
        return switch (finding.severity()) {
            case CRITICAL -> 9.5;
            case HIGH -> 8.0;
            case MEDIUM -> 5.5;
            case LOW -> 2.0;
            case INFO, UNKNOWN -> 0.0;
        };
    }
}
