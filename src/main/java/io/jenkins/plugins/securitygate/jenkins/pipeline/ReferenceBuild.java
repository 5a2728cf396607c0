package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            BuildFiles files = BuildFiles.of(build);
            Optional<Evidence> evidence = files.evidence();
            if (evidence.isPresent()) {
                return Optional.of(counted(evidence.get(), files.decision().map(Decision::waived)));
            }
            build = build.getPreviousSuccessfulBuild();
        }
        return Optional.empty();
    }

    /** Without what was waived: it must count as new once its waiver has ended, or a waiver would hold for ever. */
    private static Evidence counted(Evidence evidence, Optional<Set<String>> waived) {
        List<Finding> findings = evidence.findings().stream()
                .filter(finding -> !waived.orElse(Set.of()).contains(finding.fingerprint()))
                .toList();
        return evidence.compared(evidence.baseline(), findings);
    }
}
