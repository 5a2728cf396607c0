package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.Set;

/**
 * Reads the XML of nmap. An open port is a fact, since whether it should be open is for a policy to say; findings come
 * from those scripts that look for vulnerabilities.
 */
@AutoService(ReportReader.class)
public final class NmapReader implements ReportReader {
    @Override
    public String format() {
        return "nmap";
    }

    @Override
    public String title() {
        return "nmap XML";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.xmlRoot().equals("nmaprun");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        try (XmlCursor xml = XmlCursor.open(report)) {
            sink.tool("nmap", xml.attribute("version"));
            sink.started(Timestamps.ofEpochSeconds(xml.attribute("start")));
            boolean[] finished = {false};
            xml.children(name -> {
                switch (name) {
                    case "host" -> new NmapHost(xml, sink).read();
                    case "runstats" -> finished[0] = finished(xml, sink);
                    default -> {}
                }
            });
            xml.end();
            if (!finished[0]) {
                sink.failed("nmap did not finish: the report has no <finished> element");
            }
        }
    }

    private static boolean finished(XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        boolean[] finished = {false};
        xml.children(name -> {
            if (name.equals("finished")) {
                finished[0] = true;
                if (xml.attribute("exit").equals("error")) {
                    sink.failed("nmap says: " + xml.attribute("errormsg"));
                }
            }
        });
        return finished[0];
    }
}
