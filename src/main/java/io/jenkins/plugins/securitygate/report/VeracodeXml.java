package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.List;

/** Veracode's detailed report: flaws of static, dynamic and manual analysis, and vulnerable components. */
final class VeracodeXml {
    private VeracodeXml() {}

    static void read(Report report, ScanSink sink) throws IOException, ReportException {
        try (XmlCursor xml = XmlCursor.open(report)) {
            walk(xml, sink);
            xml.end();
        }
    }

    private static void walk(XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        xml.records(sink, name -> {
            switch (name) {
                case "static-analysis" -> sink.kind(ScanKind.SAST);
                case "dynamic-analysis" -> sink.kind(ScanKind.DAST);
                case "flaw" -> {
                    sink.record();
                    flaw(xml, sink);
                }
                case "component" -> component(xml, sink);
                case "severity", "category", "cwe", "staticflaws", "dynamicflaws", "manualflaws" -> walk(xml, sink);
                case "software_composition_analysis", "vulnerable_components" -> walk(xml, sink);
                default -> {}
            }
        });
    }

    private static void flaw(XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        String url = xml.attribute("url");
        ScanKind kind = url.isEmpty() ? ScanKind.SAST : ScanKind.DAST;
        String cwe = xml.attribute("cweid");
        if (cwe.isEmpty()) {
            throw xml.bad("the flaw has no cweid");
        }
        String file = xml.attribute("sourcefile");
        Finding.Builder finding = Finding.of(kind, "CWE-" + cwe)
                .title(xml.attribute("categoryname"))
                .description(xml.attribute("description"))
                .severity(severity(xml.attribute("severity")))
                .cwes(Cwe.numbers(List.of(cwe)))
                .location(file.isEmpty() ? Location.NONE : Location.of(path(xml, file), xml.integer("line")))
                .endpoint(new Endpoint("", url, xml.attribute("vuln_parameter")))
                .target(xml.attribute("module"))
                .identity(xml.attribute("issueid"));
        boolean mitigated = xml.attribute("mitigation_status").equals("accepted");
        boolean fixed = xml.attribute("remediation_status").equals("Fixed");
        String[] reason = {""};
        xml.children(name -> {
            if (name.equals("mitigations")) {
                xml.children(mitigation -> reason[0] = xml.attribute("description"));
            }
        });
        sink.kind(kind);
        sink.finding(finding.suppression(suppression(fixed, mitigated, reason[0])));
    }

    static Suppression suppression(boolean fixed, boolean mitigated, String reason) {
        if (fixed) {
            return new Suppression(Suppression.State.RESOLVED, "veracode", reason);
        }
        return mitigated ? new Suppression(Suppression.State.ACCEPTED, "veracode mitigation", reason) : null;
    }

    private static String path(XmlCursor xml, String file) {
        String folder = xml.attribute("sourcefilepath");
        return folder.isEmpty() || folder.endsWith("/") ? folder + file : folder + "/" + file;
    }

    private static void component(XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        String library = xml.attribute("library");
        String file = xml.attribute("file_name");
        String vendor = xml.attribute("vendor");
        boolean isJar = file.endsWith(".jar") && !vendor.isEmpty() && !library.isEmpty();
        String version = xml.attribute("version");
        Component component = Component.of(
                isJar ? Purls.of("maven", vendor + "/" + library, version) : "",
                library.isEmpty() ? file : library,
                version);
        sink.component(component);
        sink.kind(ScanKind.DEPENDENCY);
        xml.children(name -> {
            if (name.equals("vulnerabilities")) {
                xml.records(sink, vulnerability -> {
                    sink.record();
                    sink.finding(vulnerability(xml, component));
                });
            }
        });
    }

    private static Finding.Builder vulnerability(XmlCursor xml, Component component)
            throws IOException, ReportException {
        String cve = xml.attribute("cve_id");
        if (cve.isEmpty()) {
            throw xml.bad("the vulnerability has no cve_id");
        }
        String score = xml.attribute("cvss_score");
        Cvss cvss = Cvss.ofScore(score.matches("[0-9]{1,2}(\\.[0-9])?") ? Double.parseDouble(score) : -1, "veracode");
        boolean mitigated = xml.attribute("mitigation").equals("true");
        return Finding.of(ScanKind.DEPENDENCY, cve)
                .description(xml.attribute("cve_summary"))
                .severity(severity(xml.attribute("severity")))
                .cwes(Cwe.numbers(List.of(xml.attribute("cwe_id"))))
                .component(component)
                .advisory(new Advisory(List.of(cve), List.of(cvss), -1, -1, false, List.of(), null))
                .suppression(suppression(false, mitigated, ""));
    }

    /** Veracode's scale, 5 "very high" to 0 "informational". */
    static Severity severity(String level) {
        return switch (level) {
            case "5" -> Severity.CRITICAL;
            case "4" -> Severity.HIGH;
            case "3" -> Severity.MEDIUM;
            case "2" -> Severity.LOW;
            case "1", "0" -> Severity.INFO;
            default -> Severity.UNKNOWN;
        };
    }
}
