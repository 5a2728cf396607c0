package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The results in an FVDL file. Code is left out: the tool's own id of a result identifies it better. */
final class FortifyResults {
    private final FortifyAudit audit;

    FortifyResults(FortifyAudit audit) {
        this.audit = audit;
    }

    /** The parts of one {@code Vulnerability} while it is read. */
    private static final class Parts {
        private final Map<String, String> texts = new HashMap<>();
        private final List<Location> steps = new ArrayList<>();
        private Location primary = Location.NONE;
        private boolean marked;

        String text(String name) {
            return texts.getOrDefault(name, "");
        }
    }

    void read(Report report, ScanSink sink) throws IOException, ReportException {
        FortifyRules rules = FortifyRules.of(report);
        try (XmlCursor xml = XmlCursor.open(report)) {
            xml.children(name -> {
                switch (name) {
                    case "Vulnerabilities" ->
                        xml.records(sink, child -> {
                            sink.record();
                            sink.finding(finding(xml, rules));
                        });
                    case "EngineData" -> engine(xml, sink);
                    default -> {}
                }
            });
            xml.end();
        }
    }

    private static void engine(XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        xml.children(part -> {
            switch (part) {
                case "EngineVersion" -> sink.tool("fortify", xml.text());
                case "Errors" -> xml.children(error -> sink.error(xml.place(), "Fortify: " + xml.text()));
                default -> {}
            }
        });
    }

    private Finding.Builder finding(XmlCursor xml, FortifyRules rules) throws IOException, ReportException {
        Parts parts = new Parts();
        xml.children(name -> {
            switch (name) {
                case "ClassInfo", "InstanceInfo" -> xml.children(part -> parts.texts.put(part, xml.text()));
                case "AnalysisInfo" -> trace(xml, parts, rules);
                default -> {}
            }
        });
        String type = parts.text("Type");
        if (type.isEmpty()) {
            throw xml.bad("the Vulnerability has no Type");
        }
        String instance = parts.text("InstanceID");
        String rule = parts.text("ClassID");
        double confidence = FortifyRules.number(parts.text("Confidence"));
        double severity = FortifyRules.number(parts.text("InstanceSeverity"));
        return Finding.of(ScanKind.SAST, parts.text("Subtype").isEmpty() ? type : type + ": " + parts.text("Subtype"))
                .description("Kingdom " + parts.text("Kingdom") + ", rule " + rule)
                .severity(rules.severity(rule, confidence, severity))
                .cwes(rules.cwes(rule))
                .location(parts.primary)
                .flow(parts.steps)
                .identity(instance)
                .suppression(audit.decision(instance));
    }

    /** Goes down to the steps, which are nested in {@code Unified}, {@code Trace}, {@code Primary} and {@code Entry}. */
    private static void trace(XmlCursor xml, Parts parts, FortifyRules rules) throws IOException, ReportException {
        xml.children(name -> {
            switch (name) {
                case "Node" -> {
                    boolean isDefault = xml.attribute("isDefault").equals("true");
                    xml.children(part -> {
                        if (part.equals("SourceLocation")) {
                            step(FortifyRules.place(xml), isDefault, parts);
                        }
                    });
                }
                case "NodeRef" -> step(rules.node(xml.attribute("id")), false, parts);
                case "Unified", "Trace", "Primary", "Entry" -> trace(xml, parts, rules);
                default -> {}
            }
        });
    }

    /** The first step marked as default is the place of the result, else the last one. */
    private static void step(Location place, boolean isDefault, Parts parts) {
        if (place.isKnown()) {
            parts.steps.add(place);
            parts.primary = parts.marked ? parts.primary : place;
            parts.marked |= isDefault;
        }
    }
}
