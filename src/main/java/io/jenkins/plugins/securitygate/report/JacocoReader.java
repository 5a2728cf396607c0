package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Reads the totals of JaCoCo's XML as facts. */
@AutoService(ReportReader.class)
public final class JacocoReader implements ReportReader {
    @Override
    public String format() {
        return "jacoco";
    }

    @Override
    public String title() {
        return "JaCoCo XML";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.TEST);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean jacoco = probe.head().contains("JACOCO") || probe.head().contains("<sessioninfo");
        return probe.xmlRoot().equals("report") && (jacoco || probe.head().contains("<counter type="));
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("jacoco", "");
        try (XmlCursor xml = XmlCursor.open(report)) {
            String name = xml.attribute("name");
            xml.records(sink, child -> {
                // Counters of packages and groups stand deeper; those of the root are the totals.
                if (child.equals("counter")) {
                    sink.record();
                    String counter = xml.attribute("type").toLowerCase(Locale.ROOT);
                    int covered = xml.integer("covered");
                    sink.fact(Coverage.fact(counter, covered, covered + (long) xml.integer("missed"), name));
                }
            });
            xml.end();
        }
    }
}
