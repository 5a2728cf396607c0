package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.Verdict;

/** What the command tells the shell. */
final class ExitCode {
    /** The decision is pass or warn, or what was asked for was done. */
    static final int OK = 0;
    /** The decision is fail. */
    static final int FAIL = 1;
    /** No decision could be made: wrong usage, or input that cannot be read. */
    static final int NO_DECISION = 2;
    /** The decision is review. */
    static final int REVIEW = 3;

    private ExitCode() {}

    static int of(Risk.Recommendation recommendation) {
        return switch (recommendation) {
            case PROCEED -> OK;
            case REVIEW -> REVIEW;
            case ROLL_BACK -> FAIL;
        };
    }

    static int of(Verdict verdict) {
        return switch (verdict) {
            case PASS, WARN -> OK;
            case REVIEW -> REVIEW;
            case FAIL -> FAIL;
        };
    }
}
