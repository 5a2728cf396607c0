package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.model.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a gate decides about, as Jenkins knows it. */
final class BuildSubject {
    private BuildSubject() {}

    /** The subject of a build at a stage and region, as the step names them. */
    static Subject of(Run<?, ?> run, String stage, String region, TaskListener listener)
            throws IOException, InterruptedException {
        Job<?, ?> job = run.getParent();
        // The job's own variables: those of the build could be set by the Pipeline, to get out of a policy.
        String branch = job.getEnvironment(null, listener).getOrDefault("BRANCH_NAME", "");
        List<String> labels = new ArrayList<>(SecurityGateConfiguration.get().labelsOf(job));
        if (Replay.is(run)) {
            labels.add(Replay.LABEL);
        }
        return new Subject(job.getFullName(), String.valueOf(run.getNumber()), stage, region).in(branch, labels);
    }
}
