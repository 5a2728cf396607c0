package io.jenkins.plugins.securitygate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the result of one nmap script. Scripts that use nmap's {@code vulns} library write a table with a title and a
 * state for each vulnerability, {@code vulners} one with an id and a score; what other scripts say is not a finding.
 */
final class NmapScript {
    private static final Pattern RISK = Pattern.compile("Risk factor: ([A-Za-z]+)");

    private final XmlCursor xml;
    private final ScanSink sink;
    private final String address;
    private final String script;
    private final Severity risk;

    NmapScript(XmlCursor xml, ScanSink sink, String address) {
        this.xml = xml;
        this.sink = sink;
        this.address = address;
        script = xml.attribute("id");
        // The tables lack it.
        Matcher said = RISK.matcher(xml.attribute("output"));
        risk = said.find() ? Severity.of(said.group(1)) : Severity.UNKNOWN;
    }

    void read() throws IOException, ReportException {
        table();
    }

    /** Reads the current table; returns its elements that have no key. */
    private List<String> table() throws IOException, ReportException {
        Map<String, String> elements = new HashMap<>();
        Map<String, List<String>> lists = new HashMap<>();
        List<String> values = new ArrayList<>();
        xml.children(child -> {
            String key = xml.attribute("key");
            if (child.equals("table")) {
                lists.put(key, table());
            } else if (child.equals("elem") && key.isEmpty()) {
                values.add(xml.text());
            } else if (child.equals("elem")) {
                elements.put(key, xml.text());
            }
        });
        String state = elements.getOrDefault("state", "");
        if (elements.containsKey("title") && state.contains("VULNERABLE") && !state.startsWith("NOT")) {
            send(tested(elements, state, lists));
        } else if (elements.containsKey("id") && elements.containsKey("cvss")) {
            send(listed(elements));
        }
        return values;
    }

    private void send(Finding.Builder finding) {
        sink.record();
        sink.finding(finding.endpoint(new Endpoint("", address, "")));
    }

    private Finding.Builder tested(Map<String, String> elements, String state, Map<String, List<String>> lists) {
        List<String> ids = lists.getOrDefault("ids", List.of()).stream()
                .map(id -> id.startsWith("CVE:") ? id.substring("CVE:".length()) : id)
                .toList();
        List<String> references = lists.getOrDefault("refs", List.of());
        return Finding.of(ScanKind.DAST, script)
                .title(elements.get("title"))
                .description(state + ". " + String.join("\n", lists.getOrDefault("description", List.of())))
                .severity(risk)
                .advisory(Advisory.of(ids, List.of()))
                .url(references.isEmpty() ? "" : references.get(0));
    }

    /** Tells by the version that the service claims, so there is one finding for each vulnerability of that version. */
    private Finding.Builder listed(Map<String, String> elements) {
        String id = elements.get("id");
        double score =
                elements.get("cvss").matches("[0-9]{1,2}(\\.[0-9])?") ? Double.parseDouble(elements.get("cvss")) : -1;
        return Finding.of(ScanKind.DAST, script + ":" + id)
                .title(id)
                .severity(Severity.ofScore(score))
                .advisory(new Advisory(
                        List.of(id), List.of(Cvss.ofScore(score, script)), -1, -1, false, List.of(), null));
    }
}
