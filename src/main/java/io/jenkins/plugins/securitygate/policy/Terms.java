package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What holds for rules and required scans alike.
 *
 * @param effect the verdict asked for when broken, never {@link Verdict#PASS}
 * @param mandatory whether a break decides the build
 * @param scopes what it is limited to; each of them must cover the subject
 * @param review what an approval takes when the effect is a review
 */
record Terms(Verdict effect, boolean mandatory, List<Scope> scopes, ReviewTerms review) {
    static final Terms STRICT = new Terms(Verdict.FAIL, true, List.of(), ReviewTerms.DEFAULT);

    Terms {
        scopes = List.copyOf(scopes);
    }

    boolean appliesTo(Subject subject) {
        return scopes.stream().allMatch(scope -> scope.covers(subject));
    }

    /** The same terms, limited further. */
    Terms within(Scope scope) {
        List<Scope> all = new ArrayList<>(scopes);
        all.add(scope);
        return new Terms(effect, mandatory, all, review);
    }
}
