package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.model.Run;

/** Builds whose Pipeline somebody edited for them alone. */
final class Replay {
    /** The label that such a build has in policies. */
    static final String LABEL = "replayed";
    // By name, because the plugin that has it is not needed for anything else.
    private static final String CAUSE = "org.jenkinsci.plugins.workflow.cps.replay.ReplayCause";

    private Replay() {}

    static boolean is(Run<?, ?> run) {
        return run.getCauses().stream()
                .anyMatch(cause -> cause.getClass().getName().equals(CAUSE));
    }
}
