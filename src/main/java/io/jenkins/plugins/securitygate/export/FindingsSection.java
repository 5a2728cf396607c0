package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/**
 * The findings table: the worst ones as static rows, so that it can be read and printed without script. The script
 * replaces the rows, from {@link FindingsData}, and adds tabs, search, filters and pages.
 */
final class FindingsSection implements Section {
    static final int STATIC_ROWS = 500;

    @Override
    public void write(Html html, Outcome outcome) throws IOException {
        Section.begin(html, "findings", "Findings");
        if (outcome.evidence().findings().isEmpty()) {
            empty(html, outcome);
        } else {
            html.open("div", "data-sg-findings", "sg-data")
                    .open("div", "class", "sg-controls", "data-sg-controls", "")
                    .close();
            table(html, outcome);
            html.close();
        }
        html.close();
    }

    static void empty(Html html, Outcome outcome) throws IOException {
        boolean scanned = outcome.evidence().scans().stream().anyMatch(scan -> scan.completed());
        Section.empty(
                html,
                scanned ? "The scans found nothing" : "No scan completed",
                scanned
                        ? "Every scan listed above as completed came back without a finding."
                        : "There are no findings because nobody looked, not because there are none.");
    }

    /** Open findings first, the worst of them first. */
    static List<Finding> sorted(Outcome outcome) {
        return outcome.evidence().findings().stream()
                .sorted(Comparator.comparing(
                                (Finding finding) -> !outcome.state(finding).open())
                        .thenComparing(Finding::severity)
                        .thenComparing(outcome::state)
                        .thenComparing(Finding::title))
                .toList();
    }

    private static void table(Html html, Outcome outcome) throws IOException {
        List<Finding> findings = sorted(outcome);
        html.open("table", "class", "sg-table sg-findings", "aria-label", "Findings")
                .open("thead")
                .open("tr");
        for (String column : List.of("Severity", "Finding", "Where", "Installed → fixed", "Tool", "State")) {
            html.open("th", "scope", "col").text(column).close();
        }
        html.close(2).open("tbody");
        for (Finding finding : findings.subList(0, Math.min(STATIC_ROWS, findings.size()))) {
            row(html, finding, outcome);
        }
        html.close(2);
        if (findings.size() > STATIC_ROWS) {
            html.open("p", "class", "sg-more", "data-sg-static", "")
                    .text("The worst " + STATIC_ROWS + " of " + findings.size()
                            + " findings. All of them are in evidence.json;"
                            + " with script this table pages through them.")
                    .close();
        }
    }

    static void row(Html html, Finding finding, Outcome outcome) throws IOException {
        html.open("tr").open("td", "data-label", "Severity");
        Badge.severity(html, finding.severity()).close();
        html.open("td", "data-label", "Finding", "class", "sg-title");
        html.open("details").open("summary").text(finding.title()).close();
        details(html, finding, outcome);
        html.close();
        FindingMarks.of(finding).write(html);
        html.close();
        html.open("td", "data-label", "Where", "class", "sg-place")
                .text(finding.place())
                .close();
        html.open("td", "data-label", "Installed → fixed")
                .text(versions(finding))
                .close();
        html.open("td", "data-label", "Tool")
                .text(finding.tool())
                .leaf("div", "sg-muted", finding.kind().id())
                .close();
        html.open("td", "data-label", "State")
                .text(outcome.state(finding).label())
                .close(2);
    }

    private static void details(Html html, Finding finding, Outcome outcome) throws IOException {
        String reason = outcome.reason(finding);
        if (!reason.isEmpty()) {
            html.leaf("p", "sg-note", outcome.state(finding).label() + ": " + reason);
        }
        if (!finding.description().isEmpty()) {
            html.leaf("p", null, finding.description());
        }
        if (!finding.snippet().isEmpty()) {
            html.leaf("pre", null, finding.snippet());
        }
        if (!finding.remediation().isEmpty()) {
            html.leaf("p", null, "Fix: " + finding.remediation());
        }
        if (!finding.url().isEmpty()) {
            html.open("p").open("a", "href", UriText.web(finding.url()), "rel", "noreferrer noopener");
            html.text(finding.url()).close(2);
        }
    }

    /** Installed and repaired version; "no fix" only where an upgrade would be the repair. */
    static String versions(Finding finding) {
        Component component = finding.component();
        if (!component.isKnown()) {
            return "";
        }
        List<String> fixed = finding.advisory().fixedVersions();
        String installed = component.version().isEmpty() ? "?" : component.version();
        boolean upgrade = finding.kind() == ScanKind.DEPENDENCY || finding.kind() == ScanKind.CONTAINER;
        if (fixed.isEmpty()) {
            return upgrade ? installed + " → no fix" : installed;
        }
        return installed + " → " + String.join(", ", fixed);
    }
}
