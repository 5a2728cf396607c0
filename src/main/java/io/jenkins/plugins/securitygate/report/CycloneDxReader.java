package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads CycloneDX 1.x bills of materials and VEX documents, JSON and XML, with the vulnerabilities of 1.4 and newer and
 * those of the older vulnerability extension.
 */
@AutoService(ReportReader.class)
public final class CycloneDxReader implements ReportReader {
    private static final String NAMESPACE = "http://cyclonedx.org/schema/bom/";

    @Override
    public String format() {
        return "cyclonedx";
    }

    @Override
    public String title() {
        return "CycloneDX (1.x, JSON or XML)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.DEPENDENCY, ScanKind.CONTAINER, ScanKind.LICENSE);
    }

    @Override
    public boolean recognises(Probe probe) {
        return isJson(probe) || isXml(probe);
    }

    /** Some tools write {@code bomFormat} behind the components; no other format gives those a {@code bom-ref}. */
    private static boolean isJson(Probe probe) {
        boolean shape =
                probe.has("bomFormat") ? probe.value("bomFormat").equals("CycloneDX") : probe.has("components.bom-ref");
        return shape && !probe.isArray();
    }

    private static boolean isXml(Probe probe) {
        return probe.xmlRoot().equals("bom") && probe.xmlNamespace().startsWith(NAMESPACE);
    }

    /**
     * Reads the components in a first pass and the vulnerabilities in a second, since those refer to components that
     * may stand behind them.
     */
    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        Probe probe = Probe.of(report);
        CycloneDxBom bom = new CycloneDxBom(sink);
        if (!isXml(probe)) {
            CycloneDxJson.read(report, bom, sink);
        } else if (probe.xmlNamespace().startsWith(NAMESPACE + "1.")) {
            CycloneDxXml.read(report, bom, sink);
        } else {
            throw new ReportException(
                    report.name(), "", "CycloneDX " + probe.xmlNamespace() + " is not known; this reader knows 1.x");
        }
        bom.finish();
    }
}
