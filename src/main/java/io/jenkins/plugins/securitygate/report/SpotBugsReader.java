package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** Reads the XML of SpotBugs and FindBugs, with or without messages. */
@AutoService(ReportReader.class)
public final class SpotBugsReader implements ReportReader {
    @Override
    public String format() {
        return "spotbugs";
    }

    @Override
    public String title() {
        return "SpotBugs XML";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.SAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.xmlRoot().equals("BugCollection");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        try (XmlCursor xml = XmlCursor.open(report)) {
            sink.tool("spotbugs", xml.attribute("version"));
            sink.started(started(xml.attribute("analysisTimestamp")));
            xml.records(sink, name -> {
                switch (name) {
                    case "BugInstance" -> {
                        sink.record();
                        sink.finding(new SpotBugsInstance(xml).finding());
                    }
                    case "Errors" -> errors(xml, sink);
                    default -> {}
                }
            });
            xml.end();
        }
    }

    /** Missing classes make the analysis less exact, which is ordinary; an error left something unanalysed. */
    private static void errors(XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        xml.children(name -> {
            if (name.endsWith("Error")) {
                String place = xml.place();
                String[] message = {""};
                xml.children(child -> message[0] = message[0].isEmpty() ? xml.text() : message[0]);
                sink.error(place, "spotbugs: " + message[0]);
            }
        });
    }

    private static Instant started(String millis) {
        return millis.matches("[0-9]{1,15}") ? Instant.ofEpochMilli(Long.parseLong(millis)) : null;
    }
}
