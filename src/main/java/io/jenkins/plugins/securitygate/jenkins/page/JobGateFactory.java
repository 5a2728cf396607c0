package io.jenkins.plugins.securitygate.jenkins.page;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Gives every job its page. */
@Extension
@SuppressWarnings("rawtypes") // a class literal cannot name the type parameters of Job
public final class JobGateFactory extends TransientActionFactory<Job> {
    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Collection<? extends Action> createFor(Job job) {
        return List.of(new JobGateAction(job));
    }
}
