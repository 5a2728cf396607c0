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

    /** Corners of the line of blockers over time, for an SVG of 300 by 60. */
    public String getLine() {
        List<GateAction> builds = actions(BUILDS);
        int most = Math.max(
                1, builds.stream().mapToInt(JobGateAction::blockers).max().orElse(1));
        StringBuilder points = new StringBuilder();
        for (int i = builds.size() - 1, x = 0; i >= 0; i--, x++) {
            int step = builds.size() < 2 ? 0 : 300 * x / (builds.size() - 1);
            points.append(step)
                    .append(',')
                    .append(58 - 56 * blockers(builds.get(i)) / most)
                    .append(' ');
        }
        return points.toString().strip();
    }

    private static int blockers(GateAction action) {
        return action.getCounts() == null ? 0 : action.getCounts().getBlockers();
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
