package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.util.ArrayList;
import java.util.List;

/** One entry of Veracode's findings API, of whichever kind of scan. */
final class VeracodeFinding {
    private VeracodeFinding() {}

    static void add(JsonCursor json, JsonNode entry, ScanSink sink) {
        JsonNode details = entry.path("finding_details");
        if (!details.isObject()) {
            throw json.bad("the entry has no finding_details");
        }
        String type = Nodes.required(json, entry, "scan_type");
        ScanKind kind = switch (type) {
            case "SCA" -> ScanKind.DEPENDENCY;
            case "DYNAMIC" -> ScanKind.DAST;
            default -> ScanKind.SAST;
        };
        JsonNode cwe = details.path("cwe");
        List<Integer> cwes = Cwe.numbers(Nodes.texts(cwe, "id"));
        Finding.Builder finding = kind == ScanKind.DEPENDENCY
                ? dependency(json, details)
                : flaw(kind, entry, details, Nodes.required(json, cwe, "id"));
        JsonNode status = entry.path("finding_status");
        boolean fixed = Nodes.text(status, "status").equals("CLOSED");
        boolean mitigated = Nodes.text(status, "resolution_status").equals("APPROVED");
        String reason = Nodes.text(status, "resolution");
        sink.kind(kind);
        sink.finding(finding.description(Nodes.text(entry, "description")
                        .replaceAll("<[^>]*>", "")
                        .strip())
                .severity(VeracodeXml.severity(Nodes.text(details, "severity")))
                .cwes(cwes)
                .suppression(VeracodeXml.suppression(fixed && !mitigated, mitigated, reason)));
    }

    private static Finding.Builder flaw(ScanKind kind, JsonNode entry, JsonNode details, String cwe) {
        String path = Nodes.first(details, "file_path", "file_name");
        return Finding.of(kind, "CWE-" + cwe)
                .title(Nodes.text(details.path("finding_category"), "name"))
                .location(Location.of(path, details.path("file_line_number").asInt()))
                .endpoint(new Endpoint("", Nodes.text(details, "url"), Nodes.text(details, "vulnerable_parameter")))
                .target(Nodes.text(details, "module"))
                .identity(Nodes.text(entry, "issue_id"));
    }

    private static Finding.Builder dependency(JsonCursor json, JsonNode details) {
        JsonNode cve = details.path("cve");
        String id = Nodes.required(json, cve, "name");
        String file = Nodes.text(details, "component_filename");
        String version = Nodes.text(details, "version");
        List<Cvss> ratings = new ArrayList<>();
        Cvss.ofVector(Nodes.text(cve.path("cvss3"), "vector"), "veracode").ifPresent(ratings::add);
        Cvss.ofVector(Nodes.text(cve, "vector"), "veracode").ifPresent(ratings::add);
        String path = Nodes.text(details.path("component_path").path(0), "path");
        return Finding.of(ScanKind.DEPENDENCY, id)
                .component(new Component("", file, version, List.of(), path, Component.Scope.UNKNOWN))
                .advisory(new Advisory(List.of(id), ratings, -1, -1, false, List.of(), null))
                .url(Nodes.text(cve, "href"));
    }
}
