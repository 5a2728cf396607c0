package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads the custom resources of the Trivy Operator, one, a list of them, or what {@code kubectl get -o json} writes:
 * vulnerabilities, configuration audits (of roles and of the cluster too), exposed secrets and compliance.
 */
@AutoService(ReportReader.class)
public final class TrivyOperatorReader implements ReportReader {
    private static final String GROUP = "aquasecurity.github.io/";

    @Override
    public String format() {
        return "trivy-operator";
    }

    @Override
    public String title() {
        return "Trivy Operator JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.CONTAINER, ScanKind.DEPENDENCY, ScanKind.CONFIGURATION, ScanKind.SECRET);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean one = probe.value("apiVersion").startsWith(GROUP);
        boolean list = probe.value("items.apiVersion").startsWith(GROUP);
        return one || list;
    }

    /** Reads twice, since what a resource is about may stand behind its report. */
    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("trivy-operator", "");
        java.util.List<TrivyOperatorResource> outline = new java.util.ArrayList<>();
        try (JsonCursor json = JsonCursor.open(report)) {
            resources(json, () -> outline.add(TrivyOperatorResource.outline(json, report.secrets())));
            json.end();
        }
        var resources = outline.iterator();
        try (JsonCursor json = JsonCursor.open(report)) {
            resources(json, () -> resource(json, resources.next(), sink));
        }
    }

    private static void resources(JsonCursor json, JsonCursor.Element resource) throws IOException, ReportException {
        if (json.isArray()) {
            json.elements(resource);
        } else if (json.isObject()) {
            resource.at();
        }
    }

    private static void resource(JsonCursor json, TrivyOperatorResource resource, ScanSink sink)
            throws IOException, ReportException {
        java.util.Iterator<TrivyOperatorResource> items = resource.items().iterator();
        json.members(name -> {
            switch (name) {
                case "items" -> json.elements(() -> resource(json, items.next(), sink));
                case "report" -> json.members(list -> list(list, json, resource, sink));
                case "status" -> json.members(status -> compliance(status, json, resource, sink));
                default -> {}
            }
        });
    }

    private static void list(String list, JsonCursor json, TrivyOperatorResource resource, ScanSink sink)
            throws IOException, ReportException {
        switch (list) {
            case "vulnerabilities" -> {
                sink.kind(ScanKind.CONTAINER);
                json.records(sink, () -> sink.finding(resource.vulnerability(json, Nodes.entry(json))));
            }
            case "checks" -> checks(json, resource, sink);
            case "secrets" -> {
                sink.kind(ScanKind.SECRET);
                json.records(sink, () -> sink.finding(resource.secret(json, Nodes.entry(json))));
            }
            default -> {}
        }
    }

    private static void checks(JsonCursor json, TrivyOperatorResource resource, ScanSink sink)
            throws IOException, ReportException {
        sink.kind(ScanKind.CONFIGURATION);
        json.records(sink, () -> {
            JsonNode check = Nodes.entry(json);
            if (!check.path("success").asBoolean()) {
                sink.finding(resource.check(json, check));
            }
        });
    }

    /** The report in detail has the failed checks of each control; the summary has their number alone. */
    private static void compliance(String name, JsonCursor json, TrivyOperatorResource resource, ScanSink sink)
            throws IOException, ReportException {
        if (name.equals("detailReport")) {
            json.members(list -> {
                if (list.equals("results")) {
                    json.elements(() -> json.members(member -> {
                        if (member.equals("checks")) {
                            checks(json, resource, sink);
                        }
                    }));
                }
            });
        } else if (name.equals("summaryReport")) {
            sink.kind(ScanKind.CONFIGURATION);
            json.members(list -> {
                if (list.equals("controlCheck")) {
                    json.records(sink, () -> {
                        JsonNode control = Nodes.entry(json);
                        if (control.path("totalFail").asInt() > 0) {
                            sink.finding(resource.control(json, control));
                        }
                    });
                }
            });
        }
    }
}
