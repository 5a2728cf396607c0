package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.Set;

/** Reads the XML and the CSV of PMD. */
@AutoService(ReportReader.class)
public final class PmdReader implements ReportReader {
    @Override
    public String format() {
        return "pmd";
    }

    @Override
    public String title() {
        return "PMD XML and CSV";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.SAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.xmlRoot().equals("pmd") || isCsv(probe);
    }

    private static boolean isCsv(Probe probe) {
        return probe.hasColumns("Problem", "Package", "Rule set", "Rule");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("pmd", "");
        if (isCsv(Probe.of(report))) {
            readCsv(report, sink);
        } else {
            readXml(report, sink);
        }
    }

    private static void readCsv(Report report, ScanSink sink) throws IOException, ReportException {
        try (CsvCursor csv = CsvCursor.open(report)) {
            csv.records(sink, () -> {
                String line = csv.text("Line");
                sink.finding(Finding.of(ScanKind.SAST, csv.required("Rule"))
                        .title(csv.text("Description"))
                        .severity(severity(csv.text("Priority")))
                        .location(Location.of(
                                csv.required("File"), line.matches("[0-9]{1,9}") ? Integer.parseInt(line) : 0))
                        .description("Rule set " + csv.text("Rule set")));
            });
        }
    }

    private static void readXml(Report report, ScanSink sink) throws IOException, ReportException {
        try (XmlCursor xml = XmlCursor.open(report)) {
            sink.tool("pmd", xml.attribute("version"));
            sink.started(Timestamps.parse(xml.attribute("timestamp")));
            xml.records(sink, name -> {
                switch (name) {
                    case "file" -> file(xml, xml.attribute("name"), sink);
                    case "suppressedviolation" -> {
                        sink.record();
                        sink.finding(suppressed(xml));
                    }
                    case "error" -> sink.error(xml.attribute("filename"), "PMD: " + xml.attribute("msg"));
                    case "configerror" -> sink.error(xml.attribute("rule"), "PMD: " + xml.attribute("msg"));
                    default -> {}
                }
            });
            xml.end();
        }
    }

    private static void file(XmlCursor xml, String path, ScanSink sink) throws IOException, ReportException {
        xml.records(sink, name -> {
            if (name.equals("violation")) {
                sink.record();
                sink.finding(finding(xml, path));
            }
        });
    }

    private static Finding.Builder finding(XmlCursor xml, String path) throws IOException {
        String rule = xml.attribute("rule");
        if (rule.isEmpty()) {
            throw xml.bad("the violation has no rule");
        }
        Location place = new Location(
                path,
                xml.integer("beginline"),
                xml.integer("begincolumn"),
                xml.integer("endline"),
                xml.integer("endcolumn"));
        return Finding.of(ScanKind.SAST, rule)
                .severity(severity(xml.attribute("priority")))
                .location(place)
                .description("Rule set " + xml.attribute("ruleset"))
                .url(xml.attribute("externalInfoUrl"))
                .title(xml.text());
    }

    /** The tool does not say the rule nor the line of what it suppressed. */
    private static Finding.Builder suppressed(XmlCursor xml) {
        return Finding.of(ScanKind.SAST, "suppressed")
                .title(xml.attribute("msg"))
                .location(Location.of(xml.attribute("filename"), 0))
                .identity(xml.attribute("msg"))
                .suppression(new Suppression(
                        Suppression.State.SUPPRESSED, xml.attribute("suppressiontype"), xml.attribute("usermsg")));
    }

    /** From 1, "change absolutely required", to 5, "change highly optional". */
    private static Severity severity(String priority) {
        return switch (priority) {
            case "1", "2" -> Severity.HIGH;
            case "3" -> Severity.MEDIUM;
            case "4", "5" -> Severity.LOW;
            default -> Severity.UNKNOWN;
        };
    }
}
