package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.evidence.JsonWriter;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The vulnerabilities of a bill of materials. Findings of one vulnerability that are judged alike become one entry that
 * affects several components; the judgement of waived and suppressed ones is its VEX analysis. Fixed findings are left
 * out, since the build no longer holds their components.
 */
final class BomVulnerabilities {
    private final JsonWriter json;
    private final Outcome outcome;

    private record Key(String id, Analysis analysis) {}

    /** A VEX judgement in CycloneDX's words; an empty state stands for none. */
    private record Analysis(String state, String response, String detail) {
        static final Analysis NONE = new Analysis("", "", "");
    }

    BomVulnerabilities(JsonWriter json, Outcome outcome) {
        this.json = json;
        this.outcome = outcome;
    }

    void write() throws IOException {
        Map<Key, List<Finding>> entries = new LinkedHashMap<>();
        for (Finding finding : outcome.evidence().findings()) {
            if (vulnerability(finding)) {
                entries.computeIfAbsent(new Key(id(finding), analysis(finding)), key -> new ArrayList<>())
                        .add(finding);
            }
        }
        json.alwaysList(
                "vulnerabilities",
                entries.entrySet(),
                entry -> json.object(() -> vulnerability(entry.getKey(), entry.getValue())));
    }

    private boolean vulnerability(Finding finding) {
        boolean packages = finding.kind() == ScanKind.DEPENDENCY || finding.kind() == ScanKind.CONTAINER;
        return packages && finding.component().isKnown() && outcome.state(finding) != FindingState.FIXED;
    }

    private static String id(Finding finding) {
        List<String> identifiers = finding.advisory().identifiers();
        return identifiers.isEmpty() ? finding.rule() : identifiers.get(0);
    }

    private Analysis analysis(Finding finding) {
        return switch (outcome.state(finding)) {
            case SUPPRESSED -> suppressed(finding.suppression());
            case WAIVED -> new Analysis("exploitable", "will_not_fix", outcome.reason(finding));
            default -> Analysis.NONE;
        };
    }

    private static Analysis suppressed(Suppression suppression) {
        String detail = (suppression.source() + ": " + suppression.reason()).strip();
        return switch (suppression.state()) {
            case FALSE_POSITIVE -> new Analysis("false_positive", "", detail);
            case NOT_AFFECTED -> new Analysis("not_affected", "", detail);
            case RESOLVED -> new Analysis("resolved", "", detail);
            case ACCEPTED -> new Analysis("exploitable", "will_not_fix", detail);
            // A tool that merely leaves a finding out claims nothing about it.
            case SUPPRESSED -> new Analysis("in_triage", "", detail);
        };
    }

    private void vulnerability(Key key, List<Finding> findings) throws IOException {
        Finding first = findings.get(0);
        json.alwaysText("id", key.id());
        references(first, key.id());
        json.list("ratings", ratings(first), rating -> json.object(() -> rating(rating, first.severity())));
        json.numbers("cwes", first.cwes().stream().filter(cwe -> cwe > 0).toList());
        json.text("description", first.title());
        json.text("detail", first.description());
        json.text("recommendation", recommendation(first));
        json.list("advisories", urls(findings), url -> json.object(() -> json.alwaysText("url", url)));
        json.text(
                "published",
                first.advisory().published() == null
                        ? ""
                        : first.advisory().published().toString());
        if (!key.analysis().state().isEmpty()) {
            json.object("analysis", () -> analysis(key.analysis()));
        }
        json.alwaysList("affects", refs(findings), ref -> json.object(() -> json.alwaysText("ref", ref)));
    }

    private void references(Finding finding, String id) throws IOException {
        List<String> aliases = finding.advisory().identifiers().stream()
                .filter(alias -> !alias.equals(id))
                .toList();
        json.list(
                "references",
                aliases,
                alias -> json.object(() -> {
                    json.alwaysText("id", alias);
                    json.object("source", () -> json.alwaysText("name", database(alias)));
                }));
    }

    private static String database(String identifier) {
        int dash = identifier.indexOf('-');
        return switch (dash < 0 ? "" : identifier.substring(0, dash)) {
            case "CVE" -> "NVD";
            case "GHSA" -> "GitHub Advisories";
            case "" -> "unknown";
            default -> identifier.substring(0, dash);
        };
    }

    private static List<Cvss> ratings(Finding finding) {
        List<Cvss> ratings = finding.advisory().cvss();
        return ratings.isEmpty() ? List.of(Cvss.ofScore(-1, finding.tool())) : ratings;
    }

    private void rating(Cvss rating, Severity severity) throws IOException {
        if (!rating.source().isEmpty()) {
            json.object("source", () -> json.alwaysText("name", rating.source()));
        }
        json.decimal("score", rating.score());
        json.alwaysText("severity", (rating.score() < 0 ? severity : Severity.ofScore(rating.score())).id());
        json.text("method", method(rating.version()));
        json.text("vector", rating.vector());
    }

    private static String method(String version) {
        return switch (version) {
            case "2.0" -> "CVSSv2";
            case "3.0" -> "CVSSv3";
            case "3.1" -> "CVSSv31";
            case "4.0" -> "CVSSv4";
            default -> "";
        };
    }

    private static String recommendation(Finding finding) {
        List<String> fixed = finding.advisory().fixedVersions();
        if (!finding.remediation().isEmpty() || fixed.isEmpty()) {
            return finding.remediation();
        }
        return "Upgrade " + finding.component().name() + " to " + String.join(" or ", fixed);
    }

    private static Set<String> urls(List<Finding> findings) {
        Set<String> urls = new LinkedHashSet<>();
        findings.forEach(finding -> urls.add(UriText.web(finding.url())));
        urls.remove("");
        return urls;
    }

    private static Set<String> refs(List<Finding> findings) {
        Set<String> refs = new LinkedHashSet<>();
        findings.forEach(finding -> refs.add(BomComponents.ref(finding.component())));
        return refs;
    }

    private void analysis(Analysis analysis) throws IOException {
        json.alwaysText("state", analysis.state());
        json.texts("response", analysis.response().isEmpty() ? List.of() : List.of(analysis.response()));
        json.text("detail", analysis.detail());
    }
}
