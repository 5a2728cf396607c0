package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the JSON of clair-scanner, of klar, and of clairctl for Clair 4. The first two name the same things in different
 * case, so case is not looked at.
 */
@AutoService(ReportReader.class)
public final class ClairReader implements ReportReader {
    @Override
    public String format() {
        return "clair";
    }

    @Override
    public String title() {
        return "Clair JSON (clair-scanner, klar, clairctl)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.CONTAINER);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean scanner = probe.has("unapproved") && probe.has("vulnerabilities");
        boolean klar = probe.has("LayerCount") && probe.has("Vulnerabilities");
        boolean clairctl = probe.has("manifest_hash") && probe.has("packages");
        return !probe.isArray() && (scanner || klar || clairctl);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("clair", "");
        String[] image = {""};
        ObjectNode four = JsonNodeFactory.instance.objectNode();
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "image" -> image[0] = Images.name(json.text());
                    case "packages", "package_vulnerabilities" -> four.set(name, json.tree());
                    case "vulnerabilities", "Vulnerabilities" -> {
                        if (json.isArray()) {
                            list(json, image[0], sink);
                        } else if (name.equals("Vulnerabilities")) {
                            json.members(severity -> list(json, image[0], sink));
                        } else {
                            four.set(name, json.tree());
                        }
                    }
                    default -> {}
                }
            });
            json.end();
        }
        four.path("package_vulnerabilities")
                .properties()
                .forEach(entry -> clair4(four, four.path("packages").path(entry.getKey()), entry.getValue(), sink));
    }

    private static void list(JsonCursor json, String image, ScanSink sink) throws IOException, ReportException {
        json.records(sink, () -> {
            JsonNode entry = lowerCase(Nodes.entry(json));
            String id = first(entry, "vulnerability", "name");
            if (id.isEmpty()) {
                throw json.bad("the vulnerability has no name");
            }
            Component component = Component.of("", first(entry, "featurename"), first(entry, "featureversion"));
            sink.finding(finding(id, entry, component)
                    .target(image)
                    .severity(severity(first(entry, "severity")))
                    .url(first(entry, "link"))
                    .advisory(Advisory.of(List.of(id), Nodes.texts(entry, "fixedby"))));
        });
    }

    private static void clair4(JsonNode report, JsonNode installed, JsonNode ids, ScanSink sink) {
        Component component = Component.of("", Nodes.text(installed, "name"), Nodes.text(installed, "version"));
        for (JsonNode key : ids) {
            sink.record();
            JsonNode entry = report.path("vulnerabilities").path(Nodes.text(key));
            String id = Nodes.text(entry, "name");
            if (id.isEmpty()) {
                sink.error("/vulnerabilities/" + Nodes.text(key), "the vulnerability has no name");
                continue;
            }
            sink.finding(finding(id, entry, component)
                    .severity(Severity.of(Nodes.first(entry, "normalized_severity", "severity")))
                    .url(Nodes.text(entry, "links").split(" ", 2)[0])
                    .advisory(new Advisory(
                            List.of(id),
                            List.of(),
                            -1,
                            -1,
                            false,
                            Nodes.texts(entry, "fixed_in_version"),
                            Timestamps.parse(Nodes.text(entry, "issued")))));
        }
    }

    private static Finding.Builder finding(String id, JsonNode entry, Component component) {
        return Finding.of(ScanKind.CONTAINER, id)
                .title(id + " in " + component.name())
                .description(first(entry, "description"))
                .component(component);
    }

    /** Clair 2 has a word above critical for what is exploited everywhere. */
    private static Severity severity(String word) {
        return word.equalsIgnoreCase("defcon1") ? Severity.CRITICAL : Severity.of(word);
    }

    private static JsonNode lowerCase(JsonNode entry) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        entry.properties().forEach(member -> copy.set(member.getKey().toLowerCase(Locale.ROOT), member.getValue()));
        return copy;
    }

    /** The first text, of a list too. */
    private static String first(JsonNode entry, String... members) {
        for (String member : members) {
            List<String> texts = Nodes.texts(entry, member);
            if (!texts.isEmpty()) {
                return texts.get(0);
            }
        }
        return "";
    }
}
