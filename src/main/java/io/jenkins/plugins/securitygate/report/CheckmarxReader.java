package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** Reads the XML of Checkmarx SAST and the JSON of Checkmarx One, of CxFlow and of Checkmarx OSA. */
@AutoService(ReportReader.class)
public final class CheckmarxReader implements ReportReader {
    @Override
    public String format() {
        return "checkmarx";
    }

    @Override
    public String title() {
        return "Checkmarx XML or JSON (SAST, One, CxFlow, OSA)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.SAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.xmlRoot().equals("CxXMLResults") || isOsa(probe) || isFlow(probe) || isOne(probe);
    }

    /** Two lists in a list: vulnerabilities and libraries. */
    private static boolean isOsa(Probe probe) {
        return probe.isArray() && probe.has("cveName") && probe.has("state.actionType");
    }

    private static boolean isFlow(Probe probe) {
        return !probe.isArray() && (probe.has("xissues") || probe.has("additionalDetails.flow-summary"));
    }

    private static boolean isOne(Probe probe) {
        boolean report = probe.has("scanResults") && probe.has("reportHeader");
        boolean export = probe.has("results.similarityId") && probe.has("results.data");
        return !probe.isArray() && (report || export);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("checkmarx", "");
        Probe probe = Probe.of(report);
        if (!probe.xmlRoot().isEmpty()) {
            CheckmarxXml.read(report, sink);
        } else if (isOsa(probe)) {
            CheckmarxOsa.read(report, sink);
        } else if (isFlow(probe)) {
            CheckmarxFlow.read(report, sink);
        } else {
            CheckmarxOne.read(report, sink);
        }
    }
}
