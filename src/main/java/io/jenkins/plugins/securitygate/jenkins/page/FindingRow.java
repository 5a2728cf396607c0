package io.jenkins.plugins.securitygate.jenkins.page;

import io.jenkins.plugins.securitygate.model.Finding;

/** One finding as the table and the JSON show it. Everything is plain text. */
public final class FindingRow {
    private final Finding finding;
    private final boolean waived;

    private FindingRow(Finding finding, boolean waived) {
        this.finding = finding;
        this.waived = waived;
    }

    static FindingRow of(Finding finding, boolean waived) {
        return new FindingRow(finding, waived);
    }

    public String getFingerprint() {
        return finding.fingerprint();
    }

    public String getSeverity() {
        return finding.severity().name();
    }

    public String getKind() {
        return finding.kind().id();
    }

    public String getRule() {
        return finding.rule();
    }

    public String getTitle() {
        return finding.title();
    }

    public String getPlace() {
        return finding.place();
    }

    public String getTool() {
        return finding.tool();
    }

    /** What to update to, else what to do, else nothing. */
    public String getFix() {
        return finding.advisory().fixedVersions().isEmpty()
                ? finding.remediation()
                : String.join(", ", finding.advisory().fixedVersions());
    }

    /** An address that starts with {@code http}, or nothing. */
    public String getUrl() {
        return finding.url();
    }

    /** State against the baseline, and whether somebody took the finding out of account. */
    public String getState() {
        if (waived) {
            return "waived";
        }
        return finding.suppressed() ? "suppressed" : ChangeWord.of(finding.change());
    }
}
