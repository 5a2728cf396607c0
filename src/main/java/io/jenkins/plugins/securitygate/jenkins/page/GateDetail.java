package io.jenkins.plugins.securitygate.jenkins.page;

import hudson.Extension;
import hudson.model.Run;
import java.util.List;
import jenkins.model.details.Detail;
import jenkins.model.details.DetailFactory;

/** The verdict in the line of details below the title of a build. */
public final class GateDetail extends Detail {
    private final GateAction gate;

    GateDetail(Run<?, ?> build, GateAction gate) {
        super(build);
        this.gate = gate;
    }

    @Override
    public String getIconClassName() {
        return gate.getVerdictIcon();
    }

    @Override
    public String getDisplayName() {
        return gate.getDisplayName() + ": " + gate.getVerdictLine();
    }

    @Override
    public String getLink() {
        return gate.getUrlName();
    }

    /** Makes the detail of a build that has a security report. */
    @Extension
    @SuppressWarnings("rawtypes") // a class literal cannot name the type parameters of Run
    public static final class Factory extends DetailFactory<Run> {
        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        public List<? extends Detail> createFor(Run run) {
            GateAction gate = ((Run<?, ?>) run).getAction(GateAction.class);
            return gate == null ? List.of() : List.of(new GateDetail(run, gate));
        }
    }
}
