package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.Verdict;
import java.util.List;

/**
 * What holds for rules and required scans alike.
 *
 * @param effect the verdict asked for when broken, never {@link Verdict#PASS}
 * @param mandatory whether a break decides the build
 * @param stages globs over the stages to which it is limited, empty for all
 * @param regions globs over the regions to which it is limited, empty for all
 * @param review what an approval takes when the effect is a review
 */
record Terms(Verdict effect, boolean mandatory, List<Glob> stages, List<Glob> regions, ReviewTerms review) {
    static final Terms STRICT = new Terms(Verdict.FAIL, true, List.of(), List.of(), ReviewTerms.DEFAULT);

    Terms {
        stages = List.copyOf(stages);
        regions = List.copyOf(regions);
    }

    /** Whether it holds for the subject. A stage or region that is not said cannot be used to get out of a rule. */
    boolean appliesTo(Subject subject) {
        return covers(stages, subject.stage()) && covers(regions, subject.region());
    }

    private static boolean covers(List<Glob> globs, String name) {
        return globs.isEmpty() || name.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(name));
    }
}
