package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what Fortify writes: the project archive (FPR) with its audit, the FVDL inside of it alone, the XML report of
 * either generation, and the XML of WebInspect.
 */
@AutoService(ReportReader.class)
public final class FortifyReader implements ReportReader {
    private static final String RESULTS = "audit.fvdl";
    private static final String AUDIT = "audit.xml";

    @Override
    public String format() {
        return "fortify";
    }

    @Override
    public String title() {
        return "Fortify FPR, FVDL or XML, WebInspect XML";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.SAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean webInspect = probe.xmlRoot().equals("Scan") && probe.head().contains("<Issue");
        boolean report = probe.xmlRoot().equals("ReportDefinition");
        return probe.hasEntry(RESULTS) || probe.xmlRoot().equals("FVDL") || report || webInspect;
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("fortify", "");
        List<String> entries = report.entries();
        if (!entries.isEmpty()) {
            archive(report, entries, sink);
            return;
        }
        switch (Probe.of(report).xmlRoot()) {
            case "FVDL" -> new FortifyResults(FortifyAudit.none()).read(report, sink);
            case "Scan" -> WebInspectReport.read(report, sink);
            default -> FortifyXmlReport.read(report, sink);
        }
    }

    private static void archive(Report report, List<String> entries, ScanSink sink)
            throws IOException, ReportException {
        Optional<String> audit = named(entries, AUDIT);
        String results = named(entries, RESULTS)
                .orElseThrow(() -> new ReportException(report.name(), "", "the archive has no " + RESULTS));
        FortifyAudit decisions = audit.isEmpty() ? FortifyAudit.none() : FortifyAudit.of(report.inside(audit.get()));
        new FortifyResults(decisions).read(report.inside(results), sink);
    }

    private static Optional<String> named(List<String> entries, String name) {
        return entries.stream()
                .filter(entry -> entry.equals(name) || entry.endsWith("/" + name))
                .findFirst();
    }
}
