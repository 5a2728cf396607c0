package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.List;

/**
 * What a gate says to those who show it elsewhere.
 *
 * @param run the build
 * @param console its console
 * @param state whether the build goes on
 * @param headline why, one line
 * @param summary what to fix and what was looked at, a line each; it may hold words of reports
 */
record DecisionNotice(Run<?, ?> run, TaskListener console, State state, String headline, List<String> summary) {

    /** What became of the build. */
    enum State {
        GOES_ON,
        WAITS,
        STOPS
    }

    /** Tells all that want to know. */
    void send() {
        for (DecisionListener listener : ExtensionList.lookup(DecisionListener.class)) {
            try {
                listener.decided(this);
            } catch (RuntimeException e) {
                console.getLogger().println(ConsoleLine.of("the decision could not be shown elsewhere: " + e));
            }
        }
    }
}
