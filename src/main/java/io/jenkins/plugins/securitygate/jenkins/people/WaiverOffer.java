package io.jenkins.plugins.securitygate.jenkins.people;

import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.Violation;
import java.util.stream.Stream;

/** Something that stops a build, with the form that asks for a waiver of it. */
public final class WaiverOffer {
    private static final int SHOWN = 50;

    private final RuleResult rule;
    private final Violation violation;

    private WaiverOffer(RuleResult rule, Violation violation) {
        this.rule = rule;
        this.violation = violation;
    }

    /** The first of the things that stop a build. */
    static Stream<WaiverOffer> of(Decision decision) {
        return decision.blockers().stream()
                .flatMap(rule -> rule.violations().stream().map(violation -> new WaiverOffer(rule, violation)))
                .limit(SHOWN);
    }

    public String getRule() {
        return rule.title();
    }

    public String getWhat() {
        return violation.what();
    }

    public String getWhere() {
        return violation.where();
    }

    /** Query of the form's address: the finding, or the rule when it is about no finding. */
    public String getQuery() {
        return violation.fingerprint().isEmpty() ? "id=" + rule.rule() : "finding=" + violation.fingerprint();
    }
}
