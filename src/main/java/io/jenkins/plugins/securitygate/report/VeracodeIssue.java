package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.util.ArrayList;
import java.util.List;

/** One issue of Veracode's agent-based SCA. */
final class VeracodeIssue {
    private VeracodeIssue() {}

    static void add(JsonCursor json, JsonNode issue, ScanSink sink) {
        if (!Nodes.required(json, issue, "issue_type").equals("vulnerability")) {
            // An outdated or differently licensed library is no vulnerability.
            return;
        }
        JsonNode vulnerability = issue.path("vulnerability");
        String cve = Nodes.text(vulnerability, "cve");
        String id = cve.isEmpty() ? "SRCCLR-SID-" + Nodes.required(json, vulnerability, "id") : "CVE-" + cve;
        List<Cvss> ratings = new ArrayList<>();
        Cvss.ofVector(Nodes.text(vulnerability, "cvss3_vector"), "veracode").ifPresent(ratings::add);
        Cvss.ofVector(Nodes.text(vulnerability, "cvss2_vector"), "veracode").ifPresent(ratings::add);
        sink.kind(ScanKind.DEPENDENCY);
        sink.finding(Finding.of(ScanKind.DEPENDENCY, id)
                .title(id + ": " + Nodes.text(vulnerability, "title"))
                .severity(Severity.ofScore(issue.path("severity").asDouble(-1)))
                .cwes(Cwe.numbers(Nodes.texts(vulnerability, "cwe_id")))
                .component(component(issue.path("library")))
                .advisory(new Advisory(List.of(id), ratings, -1, -1, false, List.of(), null))
                .url(Nodes.text(issue.path("_links").path("html"), "href"))
                .suppression(suppression(issue)));
    }

    private static Suppression suppression(JsonNode issue) {
        if (Nodes.text(issue, "issue_status").equals("fixed")) {
            return new Suppression(Suppression.State.RESOLVED, "veracode", "");
        }
        return issue.path("ignored").asBoolean()
                ? new Suppression(Suppression.State.SUPPRESSED, "veracode", Nodes.text(issue, "ignored_comment"))
                : null;
    }

    /** An id is made of type, coordinates and version: {@code maven:org.example:shop:1.0:}. */
    private static Component component(JsonNode library) {
        String id = Nodes.text(library, "id");
        String version = Nodes.text(library, "version");
        int type = id.indexOf(':');
        int end = id.lastIndexOf(":" + version);
        if (type < 0 || end <= type) {
            return Component.of("", Nodes.text(library, "name"), version);
        }
        // A library of an ecosystem without groups has an empty place for it.
        String name = id.substring(type + 1, end).replaceAll("^:|:$", "");
        String purl = Purls.of(id.substring(0, type), name.replace(':', '/'), version);
        Component.Scope scope =
                library.path("direct").asBoolean() ? Component.Scope.DIRECT : Component.Scope.TRANSITIVE;
        return new Component(purl, name, version, List.of(), "", scope);
    }
}
