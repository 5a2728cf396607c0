package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Reads the XML of Cppcheck (version 2 of its format). */
@AutoService(ReportReader.class)
public final class CppcheckReader implements ReportReader {
    /** Say that the tool did not get through a file. */
    private static final Set<String> FAILURES =
            Set.of("syntaxError", "internalError", "cppcheckError", "internalAstError");

    @Override
    public String format() {
        return "cppcheck";
    }

    @Override
    public String title() {
        return "Cppcheck XML (version 2)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.SAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.xmlRoot().equals("results")
                && probe.xmlAttribute("version").equals("2");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        try (XmlCursor xml = XmlCursor.open(report)) {
            xml.children(name -> {
                if (name.equals("cppcheck")) {
                    sink.tool("cppcheck", xml.attribute("version"));
                } else if (name.equals("errors")) {
                    xml.records(sink, error -> {
                        sink.record();
                        error(xml, sink);
                    });
                }
            });
            xml.end();
        }
    }

    private static void error(XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        String rule = xml.attribute("id");
        if (rule.isEmpty()) {
            throw xml.bad("the error has no id");
        }
        String message = xml.attribute("msg");
        Finding.Builder finding = Finding.of(ScanKind.SAST, rule)
                .title(message)
                .description(xml.attribute("verbose"))
                .severity(severity(xml.attribute("severity")))
                .cwes(Cwe.numbers(List.of(xml.attribute("cwe"))));
        List<Location> steps = new ArrayList<>();
        StringBuilder symbols = new StringBuilder();
        xml.children(name -> {
            if (name.equals("location")) {
                int line = xml.integer("line");
                steps.add(new Location(xml.attribute("file"), line, xml.integer("column"), line, 0));
            } else if (name.equals("symbol")) {
                symbols.append(' ').append(xml.text());
            }
        });
        Location place = steps.isEmpty() ? Location.NONE : steps.get(0);
        if (FAILURES.contains(rule)) {
            sink.error(place.toString(), "Cppcheck: " + message);
            return;
        }
        // The tool names the place of the problem first and what leads there behind it.
        Collections.reverse(steps);
        sink.finding(finding.location(place)
                .flow(steps.size() > 1 ? steps : List.of())
                .identity(message + symbols));
    }

    private static Severity severity(String word) {
        return switch (word) {
            case "style", "performance", "portability" -> Severity.LOW;
            case "debug" -> Severity.INFO;
            default -> Severity.of(word);
        };
    }
}
