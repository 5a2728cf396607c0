package io.jenkins.plugins.securitygate.jenkins.pipeline;

import io.jenkins.plugins.securitygate.risk.Thresholds;
import java.io.Serializable;

/**
 * What one {@code riskAssessment} was asked to do. Files are relative to the workspace; an empty text stands for none.
 *
 * @param stage what is assessed
 * @param console whether the console of the build is a log as well
 * @param consoleStages patterns of the stages whose console is read, with commas between; empty for all
 * @param logs patterns of log files
 * @param metrics patterns of metric files
 * @param metricRules file that says how metrics are judged
 * @param changes file with what {@code git diff --numstat} printed
 * @param baseline model to compare with, instead of the job's own
 * @param reviewAt score that asks for a review
 * @param rollBackAt score that asks to roll back
 */
record RiskRequest(
        String stage,
        boolean console,
        String consoleStages,
        String logs,
        String metrics,
        String metricRules,
        String changes,
        String baseline,
        int reviewAt,
        int rollBackAt)
        implements Serializable {

    /**
     * Checks that the parameters make sense.
     *
     * @throws IllegalArgumentException with what is wrong and what to write instead
     */
    void validate() {
        thresholds();
        if (!console && !consoleStages.isEmpty()) {
            throw new IllegalArgumentException(
                    "consoleStages without console: name the stages, or leave the console out");
        }
        new WorkspacePattern(logs);
        new WorkspacePattern(metrics);
    }

    Thresholds thresholds() {
        return Thresholds.tightened(reviewAt, rollBackAt);
    }

    boolean readsLogs() {
        return console || !logs.isEmpty();
    }
}
