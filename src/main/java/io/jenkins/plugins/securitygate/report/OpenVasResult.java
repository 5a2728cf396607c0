package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One result of OpenVAS, equal in XML and CSV.
 *
 * @param fields by their names in the XML; {@code tags} are {@code key=text} with bars between
 */
record OpenVasResult(Map<String, String> fields, List<String> cves) {

    static OpenVasResult of(CsvCursor csv) {
        String port = csv.text("Port");
        Map<String, String> fields = Map.of(
                "oid", csv.required("NVT OID"),
                "name", csv.text("NVT Name"),
                "host", csv.first("Hostname", "IP"),
                "port", port.isEmpty() ? "" : port + "/" + csv.text("Port Protocol"),
                "threat", csv.text("Severity"),
                "severity", csv.text("CVSS"),
                "tags", "summary=" + csv.text("Summary"),
                "solution", csv.text("Solution"),
                "url", PlainText.firstAddress(csv.text("Other References")));
        List<String> cves = Arrays.stream(csv.text("CVEs").split("[,\\s]+"))
                .filter(id -> !id.isEmpty())
                .toList();
        return new OpenVasResult(fields, cves);
    }

    Finding.Builder finding() {
        String threat = field("threat");
        double score = NetworkNames.number(field("severity"));
        List<Cvss> cvss = score < 0 ? List.of() : List.of(Cvss.ofScore(score, "openvas"));
        return Finding.of(ScanKind.DAST, field("oid"))
                .title(field("name"))
                .description(tag("summary"))
                .severity(severity(threat))
                .endpoint(new Endpoint("", address(), ""))
                .target(field("host"))
                .advisory(new Advisory(cves, cvss, -1, -1, false, List.of(), null))
                .remediation(field("solution").isEmpty() ? tag("solution") : field("solution"))
                .url(field("url"))
                .suppression(
                        threat.equals("False Positive")
                                ? new Suppression(Suppression.State.FALSE_POSITIVE, "openvas override", "")
                                : null);
    }

    private static Severity severity(String threat) {
        return threat.equals("Log") || threat.equals("Debug") ? Severity.INFO : Severity.of(threat);
    }

    /** The port is a number and a protocol, as in {@code 443/tcp}, or {@code general/tcp} for the host as a whole. */
    private String address() {
        String[] port = field("port").split("/", 2);
        boolean numbered = port[0].matches("[0-9]{1,5}");
        String protocol = port.length > 1 ? port[1] : "";
        return NetworkNames.address(numbered ? protocol : "", field("host"), numbered ? port[0] : "");
    }

    private String tag(String key) {
        for (String tag : field("tags").split("\\|")) {
            if (tag.startsWith(key + "=")) {
                return tag.substring(key.length() + 1);
            }
        }
        return "";
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
