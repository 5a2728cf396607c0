package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.model.Evidence;
import java.io.IOException;
import java.util.Optional;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.mixin.ChangeRequestSCMHead;

/**
 * Finds what a build is compared with: the last good build of the branch that a change request would be merged into,
 * else the last good build of the same job. Nothing that a Pipeline says changes it.
 */
final class ReferenceBuild {
    /** How far back a build with evidence is looked for. */
    private static final int BUILDS = 50;

    private ReferenceBuild() {}

    /** The evidence of the reference build, empty when there is none. */
    static Optional<Evidence> evidence(Run<?, ?> run) throws IOException {
        Job<?, ?> target = target(run.getParent());
        if (target != null) {
            Optional<Evidence> evidence = newest(target.getLastSuccessfulBuild());
            if (evidence.isPresent()) {
                return evidence;
            }
        }
        return newest(run.getPreviousSuccessfulBuild());
    }

    private static Job<?, ?> target(Job<?, ?> job) {
        if (!(SCMHead.HeadByItem.findHead(job) instanceof ChangeRequestSCMHead change)) {
            return null;
        }
        String branch = change.getTarget().getName();
        ItemGroup<?> siblings = job.getParent();
        for (Item sibling : siblings.getItems()) {
            SCMHead head = SCMHead.HeadByItem.findHead(sibling);
            if (sibling instanceof Job<?, ?> other
                    && head != null
                    && head.getName().equals(branch)) {
                return other;
            }
        }
        return null;
    }

    private static Optional<Evidence> newest(Run<?, ?> first) throws IOException {
        Run<?, ?> build = first;
        for (int i = 0; build != null && i < BUILDS; i++) {
            Optional<Evidence> evidence = BuildFiles.of(build).evidence();
            if (evidence.isPresent()) {
                return evidence;
            }
            build = build.getPreviousSuccessfulBuild();
        }
        return Optional.empty();
    }
}
