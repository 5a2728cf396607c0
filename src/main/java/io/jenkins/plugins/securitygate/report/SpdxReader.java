package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads SPDX 2.2 and 2.3 JSON: packages with their licences, and the advisories that external references name for them.
 * SPDX 3 is another model and refused.
 */
@AutoService(ReportReader.class)
public final class SpdxReader implements ReportReader {
    private static final Set<String> UNKNOWN = Set.of("NOASSERTION", "NONE");
    private static final com.google.re2j.Pattern ID =
            com.google.re2j.Pattern.compile("CVE-[0-9]{4}-[0-9]{4,19}|GHSA(-[0-9a-z]{4}){3}");

    @Override
    public String format() {
        return "spdx";
    }

    @Override
    public String title() {
        return "SPDX 2.x JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.DEPENDENCY, ScanKind.LICENSE);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean three = probe.has("@context") && probe.head().contains("spdx.org/rdf/3.");
        return !probe.isArray() && (probe.has("spdxVersion") || three);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("spdx", "");
        sink.kind(ScanKind.LICENSE);
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "spdxVersion" -> version(report, json.text());
                    case "@context", "@graph" ->
                        throw new ReportException(
                                report.name(), "", "SPDX 3 is not supported; write SPDX 2.3 or CycloneDX");
                    case "creationInfo" -> creation(json.tree(), sink);
                    case "packages" -> json.elements(() -> packaged(json, sink));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void version(Report report, String version) throws ReportException {
        if (!version.startsWith("SPDX-2.")) {
            String major = version.startsWith("SPDX-3") ? "SPDX 3" : "'" + version + "'";
            throw new ReportException(
                    report.name(), "/spdxVersion", major + " is not supported; write SPDX 2.3 or CycloneDX");
        }
    }

    /** Tools are named as {@code Tool: syft-1.2.3}. */
    private static void creation(JsonNode info, ScanSink sink) {
        sink.started(Timestamps.parse(Nodes.text(info, "created")));
        for (String creator : Nodes.texts(info, "creators")) {
            if (creator.startsWith("Tool:")) {
                String tool = creator.substring("Tool:".length()).strip();
                int dash = tool.lastIndexOf('-');
                sink.tool(dash < 0 ? tool : tool.substring(0, dash), dash < 0 ? "" : tool.substring(dash + 1));
            }
        }
    }

    private static void packaged(JsonCursor json, ScanSink sink) throws IOException {
        try {
            JsonNode entry = Nodes.entry(json);
            Component component = component(json, entry);
            sink.component(component);
            for (List<String> ids : advisories(entry)) {
                sink.record();
                sink.kind(ScanKind.DEPENDENCY);
                sink.finding(Finding.of(ScanKind.DEPENDENCY, ids.get(0))
                        .title(ids.get(0) + " in " + component.name())
                        .component(component)
                        .advisory(Advisory.of(List.of(ids.get(0)), List.of()))
                        .url(ids.get(1)));
            }
        } catch (BadEntryException e) {
            sink.error(e.place(), e.getMessage());
        }
    }

    private static Component component(JsonCursor json, JsonNode entry) {
        String purl = "";
        for (JsonNode reference : entry.path("externalRefs")) {
            if (Nodes.text(reference, "referenceType").equals("purl")) {
                purl = Nodes.text(reference, "referenceLocator");
            }
        }
        List<String> licenses = new ArrayList<>();
        for (String member : List.of("licenseConcluded", "licenseDeclared")) {
            String license = Nodes.text(entry, member);
            if (licenses.isEmpty() && !license.isEmpty() && !UNKNOWN.contains(license)) {
                licenses.add(license);
            }
        }
        return new Component(
                purl,
                Nodes.required(json, entry, "name"),
                Nodes.text(entry, "versionInfo"),
                licenses,
                "",
                Scope.UNKNOWN);
    }

    /** Each vulnerability that a security reference names, with the address; a reference to a fix is none. */
    private static Set<List<String>> advisories(JsonNode entry) {
        Set<List<String>> advisories = new LinkedHashSet<>();
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode reference : entry.path("externalRefs")) {
            boolean names = Set.of("advisory", "url").contains(Nodes.text(reference, "referenceType"));
            String locator = Nodes.text(reference, "referenceLocator");
            var id = ID.matcher(locator);
            if (names
                    && Nodes.text(reference, "referenceCategory").equals("SECURITY")
                    && id.find()
                    && ids.add(id.group())) {
                advisories.add(List.of(id.group(), locator));
            }
        }
        return advisories;
    }
}
