package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.util.Locale;
import java.util.Map;

/** What Wapiti says of a class of problems, of which its report lists the single ones. */
record WapitiCategory(String name, String description, String solution, String references) {

    static WapitiCategory of(String name, JsonNode classification) {
        return new WapitiCategory(
                name,
                Nodes.text(classification, "desc"),
                Nodes.text(classification, "sol"),
                classification.path("ref").toString());
    }

    static WapitiCategory named(String name) {
        return new WapitiCategory(name, "", "", "");
    }

    /** A problem of this class, without request and command, which hold the session of the scan. */
    Finding.Builder finding(Map<String, String> fields) {
        // What it says of weak credentials are the credentials.
        boolean secret = name.toLowerCase(Locale.ROOT).contains("credential");
        String info = secret ? "" : fields.getOrDefault("info", "");
        return Finding.of(ScanKind.DAST, name)
                .title(info.isEmpty() ? name : name + ": " + info)
                .identity(info)
                .description(description)
                .severity(severity(fields.getOrDefault("level", "")))
                .endpoint(new Endpoint(
                        fields.getOrDefault("method", ""),
                        fields.getOrDefault("path", ""),
                        parameter(fields.getOrDefault("parameter", ""))))
                .cwes(PlainText.weaknesses(references))
                .remediation(solution)
                .url(PlainText.firstAddress(references));
    }

    /** The name of a parameter, whose value may be written behind it. */
    private static String parameter(String text) {
        int end = text.indexOf('=');
        return end < 0 ? text : text.substring(0, end);
    }

    private static Severity severity(String level) {
        return switch (level) {
            case "4" -> Severity.CRITICAL;
            case "3" -> Severity.HIGH;
            case "2" -> Severity.MEDIUM;
            case "1" -> Severity.LOW;
            case "0" -> Severity.INFO;
            default -> Severity.UNKNOWN;
        };
    }
}
