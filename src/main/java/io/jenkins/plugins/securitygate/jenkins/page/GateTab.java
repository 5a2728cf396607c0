package io.jenkins.plugins.securitygate.jenkins.page;

import hudson.model.Actionable;
import jenkins.management.Badge;
import jenkins.model.Tab;

/** Leads from Jenkins' new build page to {@link GateAction}, whose address it has. */
public final class GateTab extends Tab {
    private final GateAction gate;

    GateTab(Actionable build, GateAction gate) {
        super(build);
        this.gate = gate;
    }

    @Override
    public String getIconFileName() {
        return gate.getIconFileName();
    }

    @Override
    public String getDisplayName() {
        return gate.getDisplayName();
    }

    @Override
    public String getUrlName() {
        return gate.getUrlName();
    }

    /** How many rules stop the build, {@code null} when none does. */
    @Override
    public Badge getBadge() {
        int blockers = gate.getCounts() == null ? 0 : gate.getCounts().getBlockers();
        return blockers == 0 ? null : new Badge(String.valueOf(blockers), gate.getVerdictLine(), Badge.Severity.DANGER);
    }
}
