package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one plugin of Nessus says of one port of one host, equal in all its exports.
 *
 * @param fields by their names in the XML
 */
record NessusItem(String host, Map<String, String> fields, List<String> cves, List<String> cwes) {

    static NessusItem of(String host, Map<String, String> fields, List<String> cves, List<String> cwes) {
        return new NessusItem(host, fields, cves, cwes);
    }

    /** The row that the cursor stands on; the siblings of Nessus name their columns differently. */
    static NessusItem of(CsvCursor csv) {
        String plugin = csv.first("Plugin ID", "Plugin");
        if (plugin.isEmpty()) {
            throw csv.bad("the row has no Plugin ID");
        }
        Map<String, String> fields = Map.ofEntries(
                Map.entry("pluginID", plugin),
                Map.entry("pluginName", csv.first("Name", "Plugin Name")),
                Map.entry("severity", csv.first("Risk", "Severity")),
                Map.entry("port", csv.text("Port")),
                Map.entry("protocol", csv.text("Protocol")),
                Map.entry("description", csv.text("Description")),
                Map.entry("solution", csv.text("Solution")),
                Map.entry("synopsis", csv.text("Synopsis")),
                Map.entry("see_also", csv.text("See Also")),
                Map.entry("cvss3_vector", csv.first("CVSS V3 Vector", "CVSSv3 Vector")),
                Map.entry("cvss_vector", csv.first("CVSS V2 Vector", "CVSS Vector")),
                Map.entry("cvss3_base_score", csv.first("CVSS v3.0 Base Score", "CVSS V3 Base Score", "CVSSv3")),
                Map.entry("cvss_base_score", csv.first("CVSS v2.0 Base Score", "CVSS V2 Base Score", "CVSS")),
                Map.entry("epss_score", csv.first("EPSS Score", "EPSS")));
        List<String> cves = Arrays.stream(csv.text("CVE").split("[,\\s]+"))
                .filter(id -> !id.isEmpty())
                .toList();
        return new NessusItem(csv.first("Host", "DNS Name", "IP Address"), fields, cves, List.of());
    }

    Finding.Builder finding() {
        return Finding.of(ScanKind.DAST, field("pluginID"))
                .title(field("pluginName"))
                .description(field("description").isEmpty() ? field("synopsis") : field("description"))
                .severity(severity(field("severity")))
                .endpoint(new Endpoint("", NetworkNames.address(field("protocol"), host, field("port")), ""))
                .target(host)
                .advisory(advisory())
                .cwes(Cwe.numbers(cwes))
                .remediation(field("solution").equals("n/a") ? "" : field("solution"))
                .url(PlainText.firstAddress(field("see_also")));
    }

    private Advisory advisory() {
        List<Cvss> cvss = Stream.of(
                        cvss(field("cvss3_vector"), field("cvss3_base_score")),
                        cvss(field("cvss_vector").replace("CVSS2#", ""), field("cvss_base_score")))
                .flatMap(List::stream)
                .toList();
        return new Advisory(
                cves,
                cvss,
                NetworkNames.number(field("epss_score")),
                -1,
                !field("cisa-known-exploited").isEmpty(),
                List.of(),
                null);
    }

    private static List<Cvss> cvss(String vector, String score) {
        double number = NetworkNames.number(score);
        List<Cvss> rated = Cvss.ofVector(vector, "nessus").stream().toList();
        return rated.isEmpty() && number >= 0 ? List.of(Cvss.ofScore(number, "nessus")) : rated;
    }

    private static Severity severity(String severity) {
        return switch (severity) {
            case "4" -> Severity.CRITICAL;
            case "3" -> Severity.HIGH;
            case "2" -> Severity.MEDIUM;
            case "1" -> Severity.LOW;
            case "0" -> Severity.INFO;
            default -> Severity.of(severity);
        };
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
