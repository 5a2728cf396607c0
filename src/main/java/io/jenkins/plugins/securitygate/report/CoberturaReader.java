package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Reads the totals of Cobertura's XML, which coverage.py, gcovr, Coverlet and others write too, as facts. */
@AutoService(ReportReader.class)
public final class CoberturaReader implements ReportReader {
    @Override
    public String format() {
        return "cobertura";
    }

    @Override
    public String title() {
        return "Cobertura XML";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.TEST);
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.xmlRoot().equals("coverage")
                && !probe.xmlAttribute("line-rate").isEmpty();
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("cobertura", "");
        try (XmlCursor xml = XmlCursor.open(report)) {
            sink.tool("cobertura", xml.attribute("version"));
            sink.started(started(xml.attribute("timestamp")));
            rate("line", "lines", xml, sink);
            rate("branch", "branches", xml, sink);
            xml.end();
        }
    }

    /** Counts where they are given, the rate of both otherwise; nothing is said of what has nothing to be covered. */
    private static void rate(String counter, String items, XmlCursor xml, ScanSink sink) {
        long total = xml.integer(items + "-valid");
        String rate = xml.attribute(counter + "-rate");
        if (total > 0) {
            sink.record();
            sink.fact(Coverage.fact(counter, xml.integer(items + "-covered"), total, ""));
        } else if (xml.attribute(items + "-valid").isEmpty() && rate.matches("[01](\\.[0-9]{1,17})?")) {
            sink.record();
            double percent = 100 * Double.parseDouble(rate);
            sink.fact(new Fact(Fact.Type.COVERAGE, counter, (int) percent, "", Location.NONE, null)
                    .with("percent", String.format(Locale.ROOT, "%.2f", percent)));
        }
    }

    /** Seconds or milliseconds, by the program that wrote them. */
    private static Instant started(String number) {
        if (!number.matches("[0-9]{1,14}")) {
            return null;
        }
        long value = Long.parseLong(number);
        return value > 100_000_000_000L ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
    }
}
