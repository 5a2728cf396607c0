package io.jenkins.plugins.securitygate.jenkins.page;

import io.jenkins.plugins.securitygate.model.Finding;

/**
 * One finding in the remote API. Everything is plain text.
 *
 * @param fix what to update to, else what to do, else nothing
 * @param url an address that starts with {@code http}, or nothing
 * @param state against the baseline, or {@code waived}, or {@code suppressed}
 */
record FindingRow(
        String fingerprint,
        String severity,
        String kind,
        String rule,
        String title,
        String place,
        String tool,
        String fix,
        String url,
        String state) {

    static FindingRow of(Finding finding, String state) {
        String fix = finding.advisory().fixedVersions().isEmpty()
                ? finding.remediation()
                : String.join(", ", finding.advisory().fixedVersions());
        return new FindingRow(
                finding.fingerprint(),
                finding.severity().id(),
                finding.kind().id(),
                finding.rule(),
                finding.title(),
                finding.place(),
                finding.tool(),
                fix,
                finding.url(),
                state);
    }
}
