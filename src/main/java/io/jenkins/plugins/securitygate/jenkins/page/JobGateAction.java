package io.jenkins.plugins.securitygate.jenkins.page;

import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;

/** The security of a job over its last builds, from the numbers that their {@code build.xml} keeps. */
public final class JobGateAction implements Action {
    private static final int BUILDS = 50;

    private final Job<?, ?> job;

    JobGateAction(Job<?, ?> job) {
        this.job = job;
    }

    @Override
    public String getIconFileName() {
        return last() == null ? null : "symbol-shield-warning";
    }

    @Override
    public String getDisplayName() {
        return "Security gate";
    }

    @Override
    public String getUrlName() {
        return "security-gate";
    }

    public Job<?, ?> getJob() {
        return job;
    }

    /** The report of the last build that has one, {@code null} when none has. */
    public GateAction last() {
        List<GateAction> builds = actions(1);
        return builds.isEmpty() ? null : builds.get(0);
    }

    /** The reports of the last builds that have one, the newest first. */
    public List<GateAction> getBuilds() {
        return actions(BUILDS);
    }

    /** The chart of blockers over the last builds, the oldest first. */
    public List<TrendBar> getTrend() {
        return TrendBar.of(getBuilds());
    }

    /** The upper end of the chart's scale. */
    public int getMostBlockers() {
        return Math.max(1, TrendBar.most(getBuilds()));
    }

    private List<GateAction> actions(int limit) {
        List<GateAction> actions = new ArrayList<>();
        Run<?, ?> build = job.getLastBuild();
        for (int i = 0; build != null && i < BUILDS && actions.size() < limit; i++) {
            GateAction action = build.getAction(GateAction.class);
            if (action != null) {
                actions.add(action);
            }
            build = build.getPreviousBuild();
        }
        return actions;
    }
}
