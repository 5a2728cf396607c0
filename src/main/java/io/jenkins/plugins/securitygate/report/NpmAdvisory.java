package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.util.ArrayList;
import java.util.List;

/** Maps the advisories of the npm registry as npm 6 and Yarn 1 write them. */
final class NpmAdvisory {
    /** The lower bounds of ranges such as {@code >=0.2.1 <1.0.0 || >=1.2.3}. */
    private static final Pattern LOWER_BOUND = Pattern.compile(">=\\s*([0-9][^\\s|]*)");

    private NpmAdvisory() {}

    static Finding.Builder of(JsonCursor json, JsonNode advisory) {
        String module = Nodes.required(json, advisory, "module_name");
        String github = Nodes.text(advisory, "github_advisory_id");
        String id = github.isEmpty() ? Nodes.required(json, advisory, "id") : github;
        JsonNode installed = advisory.path("findings").path(0);
        return Finding.of(ScanKind.DEPENDENCY, id)
                .title(Nodes.text(advisory, "title"))
                .description(Nodes.text(advisory, "overview"))
                .severity(Severity.of(Nodes.text(advisory, "severity")))
                .component(component(module, installed))
                .advisory(new Advisory(
                        VulnerabilityIds.of(github, Nodes.texts(advisory, "cves")),
                        ratings(advisory.path("cvss")),
                        -1,
                        -1,
                        false,
                        fixed(Nodes.text(advisory, "patched_versions")),
                        Timestamps.parse(Nodes.text(advisory, "created"))))
                .cwes(cwes(advisory))
                .remediation(Nodes.text(advisory, "recommendation"))
                .url(Nodes.text(advisory, "url"));
    }

    /** The vector, else the score; npm writes a score of 0 where there is none. */
    static List<Cvss> ratings(JsonNode cvss) {
        double score = cvss.path("score").asDouble();
        return Cvss.ofVector(Nodes.text(cvss, "vectorString"), "github").stream()
                .findFirst()
                .map(List::of)
                .orElse(score > 0 ? List.of(Cvss.ofScore(score, "github")) : List.of());
    }

    private static Component component(String module, JsonNode installed) {
        String version = Nodes.text(installed, "version");
        return new Component(
                Purls.of("npm", module, version),
                module,
                version,
                List.of(),
                "",
                installed.path("dev").asBoolean() ? Scope.DEVELOPMENT : Scope.UNKNOWN);
    }

    private static List<String> fixed(String ranges) {
        List<String> versions = new ArrayList<>();
        Matcher bounds = LOWER_BOUND.matcher(ranges);
        while (bounds.find()) {
            versions.add(bounds.group(1));
        }
        return versions;
    }

    /** A text, an array, or an array inside of a text, as different times of the registry had it. */
    private static List<Integer> cwes(JsonNode advisory) {
        List<String> texts = new ArrayList<>();
        for (String text : Nodes.texts(advisory, "cwe")) {
            texts.addAll(List.of(text.replaceAll("[\\[\\]\"\\s]", "").split(",")));
        }
        return Cwe.numbers(texts);
    }
}
