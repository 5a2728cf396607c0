package io.jenkins.plugins.securitygate.jenkins.page;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Gives a build that has a security report its tab. */
@Extension
@SuppressWarnings("rawtypes") // a class literal cannot name the type parameters of Run
public final class GateTabFactory extends TransientActionFactory<Run> {
    @Override
    public Class<Run> type() {
        return Run.class;
    }

    /** Narrow, because looking for the report below would otherwise ask this factory again, without end. */
    @Override
    public Class<? extends Action> actionType() {
        return GateTab.class;
    }

    @Override
    public Collection<? extends Action> createFor(Run run) {
        GateAction gate = ((Run<?, ?>) run).getAction(GateAction.class);
        return gate == null ? List.of() : List.of(new GateTab(run, gate));
    }
}
