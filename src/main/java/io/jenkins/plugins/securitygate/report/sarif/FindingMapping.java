package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes findings of the results of one run. */
final class FindingMapping {
    private static final int MAX_TRAITS = 10_000;
    /** How API scanners name the request in their messages: {@code GET /users}. */
    private static final Pattern REQUEST =
            Pattern.compile("\\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE) (/[^\\s'\"`,;]{0,500})");

    private final RunContext run;
    private final ScanSink sink;
    private final SecretDigest secrets;
    private final Map<String, RuleTraits> traits = new HashMap<>();

    FindingMapping(RunContext run, ScanSink sink, SecretDigest secrets) {
        this.run = run;
        this.sink = sink;
        this.secrets = secrets;
    }

    /** Hands on one finding for each location of the result, one without a path when it has no location. */
    void add(ResultReader result) {
        // Only "fail" is a problem (section 3.27.9); a missing kind means "fail".
        if (!result.kind.isEmpty() && !result.kind.equalsIgnoreCase("fail")) {
            return;
        }
        RuleTraits rule = traits(result.rule);
        String message = result.message.resolved(rule.rule().messages(), run.messages());
        Draft draft = new Draft(result, rule, message, cwes(result, rule.rule()));
        if (result.places.isEmpty()) {
            sink.finding(finding(draft, Place.NONE));
        }
        for (int i = 0; i < result.places.size(); i++) {
            sink.finding(finding(draft, result.places.get(i)));
        }
    }

    /** What all findings of one result share. */
    private record Draft(ResultReader result, RuleTraits traits, String message, List<Integer> cwes) {
        Rule rule() {
            return traits.rule();
        }
    }

    private RuleTraits traits(RuleReference reference) {
        Rule rule = run.rules().find(reference);
        String id = reference.id().isEmpty() ? rule.id() : reference.id();
        RuleTraits known = traits.get(id);
        if (known != null && known.rule() == rule) {
            return known;
        }
        if (traits.size() == MAX_TRAITS) {
            traits.clear();
        }
        RuleTraits fresh = RuleTraits.of(rule, id, run.kinds());
        sink.kind(fresh.kind());
        traits.put(id, fresh);
        return fresh;
    }

    private static List<Integer> cwes(ResultReader result, Rule rule) {
        if (result.cwes.isEmpty()) {
            return rule.cwes();
        }
        List<Integer> all = new ArrayList<>(result.cwes);
        all.addAll(rule.cwes());
        return all;
    }

    private Finding.Builder finding(Draft draft, Place place) {
        ResultReader result = draft.result();
        Finding.Builder finding = Finding.of(
                        draft.traits().kind(), draft.traits().id())
                .severity(severity(result, draft.rule()))
                .cwes(draft.cwes())
                .url(draft.rule().url())
                .flow(result.flow)
                .suppression(result.suppressions.inForce());
        locate(finding, draft, place);
        String message = quoteCode(finding, draft, place);
        describe(finding, draft, message);
        return finding;
    }

    private static Severity severity(ResultReader result, Rule rule) {
        Severity[] bySource = {
            result.security.severity(), rule.securitySeverity(), result.level, rule.level(), Severity.MEDIUM
        };
        for (Severity severity : bySource) {
            if (severity != Severity.UNKNOWN) {
                return severity;
            }
        }
        return Severity.UNKNOWN;
    }

    private static void locate(Finding.Builder finding, Draft draft, Place place) {
        Location location = place.location();
        finding.location(location);
        switch (draft.traits().kind()) {
            case DEPENDENCY, CONTAINER, LICENSE -> locatePackage(finding, draft, place);
            case DAST -> locateRequest(finding, location, draft.message());
            case FUZZING -> finding.target(location.isKnown() ? location.path() : place.logicalName());
            default -> {
                if (!location.isKnown() || draft.traits().kind() == ScanKind.CONFIGURATION) {
                    finding.target(place.logicalName());
                }
            }
        }
    }

    private static void locateRequest(Finding.Builder finding, Location location, String message) {
        if (location.path().contains("://")) {
            finding.endpoint(new Endpoint("", location.path(), "")).location(Location.NONE);
            return;
        }
        Matcher request = REQUEST.matcher(message);
        if (request.find()) {
            finding.endpoint(new Endpoint(request.group(1), request.group(2), ""));
        }
    }

    private static void locatePackage(Finding.Builder finding, Draft draft, Place place) {
        Component component = draft.result().clues.component(place.logicalName(), draft.message());
        finding.component(component);
        if (!component.isKnown()) {
            // The path then tells the same vulnerability in two packages apart.
            finding.target(place.location().isKnown() ? place.location().path() : place.logicalName());
        }
        Advisory advisory = draft.traits().advisory();
        String fixed = PackageClues.fixedVersions(draft.message());
        finding.advisory(
                fixed.isEmpty()
                        ? advisory
                        : new Advisory(
                                advisory.identifiers(),
                                advisory.cvss(),
                                advisory.epss(),
                                advisory.epssPercentile(),
                                advisory.kev(),
                                List.of(fixed.split(",\\s*")),
                                advisory.published()));
    }

    /** Sets snippet and identity; returns the message, without the secret when there is one. */
    private String quoteCode(Finding.Builder finding, Draft draft, Place place) {
        String snippet = place.snippet();
        if (draft.traits().kind() == ScanKind.SECRET) {
            String fingerprint = draft.result().fingerprint.text();
            String secret = snippet.isEmpty() ? fingerprint : snippet;
            finding.snippet(snippet.isEmpty() ? "" : SecretDigest.mask(snippet.strip()))
                    .identity(secret.isEmpty() ? "" : secrets.of(secret));
            return Redaction.message(draft.message(), snippet.strip());
        }
        if (draft.traits().kind() != ScanKind.SAST || snippet.isBlank()) {
            // Code is identified by its snippet where there is one; see Fingerprint.
            finding.identity(draft.result().fingerprint.text());
        }
        if (Weaknesses.haveCredentials(draft.cwes())) {
            finding.snippet(Redaction.literals(snippet));
            return Redaction.literals(draft.message());
        }
        finding.snippet(snippet);
        return draft.message();
    }

    private void describe(Finding.Builder finding, Draft draft, String message) {
        Rule rule = draft.rule();
        String title = rule.title().isEmpty() ? RuleReader.firstLine(message) : rule.title();
        boolean says = !message.isEmpty() && !message.equals(title);
        finding.title(title.isEmpty() ? rule.name() : title)
                .description(says ? message : rule.description())
                .remediation(draft.result().fix.isEmpty() ? rule.help() : fix(draft.result(), rule));
    }

    private String fix(ResultReader result, Rule rule) {
        String text = result.fix.resolved(rule.messages(), run.messages());
        return text.isEmpty() ? rule.help() : text;
    }
}
