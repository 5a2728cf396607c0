package io.jenkins.plugins.securitygate.jenkins.people;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.securitygate.jenkins.page.GateAction;
import io.jenkins.plugins.securitygate.jenkins.page.GatePagePart;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Gives every build that has a gate's page the page of its waivers. */
@Extension
@SuppressWarnings("rawtypes") // a class literal cannot name the type parameters of Run
public final class BuildWaiversFactory extends TransientActionFactory<Run> {
    @Override
    public Class<Run> type() {
        return Run.class;
    }

    // Without it, Jenkins would ask this factory while it looks for the GateAction below, for ever.
    @Override
    public Class<? extends Action> actionType() {
        return GatePagePart.class;
    }

    @Override
    public Collection<? extends Action> createFor(Run run) {
        return run.getAction(GateAction.class) == null ? List.of() : List.of(new BuildWaivers(run));
    }
}
