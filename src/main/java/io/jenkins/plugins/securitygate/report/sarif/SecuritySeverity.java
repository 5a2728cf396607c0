package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.model.Severity;

/**
 * The value of a property {@code security-severity}: a CVSS base score, or with some tools a word.
 *
 * @param severity unknown when the value is neither
 * @param score -1 when the value is not a number
 */
record SecuritySeverity(Severity severity, double score) {
    static final SecuritySeverity NONE = new SecuritySeverity(Severity.UNKNOWN, -1);

    static SecuritySeverity of(String value) {
        try {
            double score = Double.parseDouble(value);
            return score >= 0 && score <= 10 ? new SecuritySeverity(Severity.ofScore(score), score) : NONE;
        } catch (NumberFormatException e) {
            return new SecuritySeverity(Severity.of(value), -1);
        }
    }
}
