package io.jenkins.plugins.securitygate.jenkins.page;

import io.jenkins.plugins.securitygate.model.RuleResult;
import java.util.List;

/** One rule of a decision as the page shows it. */
public final class RuleView {
    private static final int SHOWN = 20;

    private final RuleResult rule;

    RuleView(RuleResult rule) {
        this.rule = rule;
    }

    public String getPolicy() {
        return rule.policy();
    }

    public String getRule() {
        return rule.rule();
    }

    public String getTitle() {
        return rule.title();
    }

    public String getOwner() {
        return rule.owner();
    }

    public String getExplanation() {
        return rule.explanation();
    }

    /** {@code passed}, {@code advisory}, {@code broken}, {@code error} or {@code not applicable}, in words. */
    public String getState() {
        return switch (rule.state()) {
            case PASSED -> "passed";
            case NOT_APPLICABLE -> "not applicable";
            case ERROR -> "could not be evaluated";
            case BROKEN -> rule.mandatory() ? "broken" : "advisory";
        };
    }

    /** The actual number against the limit, empty for a rule that does not count. */
    public String getActual() {
        return rule.broken() || rule.tally().examined() > 0
                ? rule.tally().counted() + " (allowed " + rule.tally().allowed() + ")"
                : "";
    }

    /** The first violations; a broken rule may have thousands. */
    public List<ViolationView> getViolations() {
        return rule.violations().stream().limit(SHOWN).map(ViolationView::new).toList();
    }

    /** How many more violations the rule has. */
    public int getMore() {
        return Math.max(0, rule.tally().counted() - getViolations().size());
    }
}
