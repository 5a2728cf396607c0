package io.jenkins.plugins.securitygate.report;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.util.List;
import java.util.Map;

/**
 * One alert of a ZAP report.
 *
 * @param fields its scalar members by name, equal in XML and JSON
 * @param endpoints where it was raised, one for each instance
 */
record ZapAlert(Map<String, String> fields, List<Endpoint> endpoints) {
    private static final String FALSE_POSITIVE = "0";
    private static final Pattern TAG = Pattern.compile("</?[a-z]{1,10}>");

    /** Sends one finding for each place at which the alert was raised, one for the site when no place is named. */
    void send(ScanSink sink, String site) {
        List<Endpoint> places = endpoints.isEmpty() ? List.of(new Endpoint("", site, "")) : endpoints;
        for (Endpoint place : places) {
            sink.finding(finding().endpoint(place));
        }
    }

    /** The id of the alert; newer versions tell the alerts of one scan rule apart, as in {@code 10038-2}. */
    String rule() {
        String reference = field("alertRef");
        return reference.isEmpty() ? field("pluginid") : reference;
    }

    private Finding.Builder finding() {
        return Finding.of(ScanKind.DAST, rule())
                .title(field("name").isEmpty() ? field("alert") : field("name"))
                .description(plain(field("desc")))
                .severity(severity(field("riskcode")))
                .cwes(Cwe.numbers(List.of(field("cweid"))))
                .remediation(plain(field("solution")))
                .url(PlainText.firstAddress(field("reference")))
                .suppression(
                        field("confidence").equals(FALSE_POSITIVE)
                                ? new Suppression(Suppression.State.FALSE_POSITIVE, "zap", "")
                                : null);
    }

    private static Severity severity(String riskCode) {
        return switch (riskCode) {
            case "3" -> Severity.HIGH;
            case "2" -> Severity.MEDIUM;
            case "1" -> Severity.LOW;
            case "0" -> Severity.INFO;
            default -> Severity.UNKNOWN;
        };
    }

    private static String plain(String html) {
        return TAG.matcher(html.replace("</p><p>", "\n")).replaceAll("");
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
