package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Subject;
import java.util.List;

/**
 * What a policy or a rule is limited to; every part that is not empty must match.
 *
 * @param jobs globs over names of jobs, empty for all; so are the others
 * @param branches globs over branches
 * @param stages globs over delivery stages
 * @param regions globs over regions
 * @param labels globs over labels, of which the subject must bear one
 */
record Scope(List<Glob> jobs, List<Glob> branches, List<Glob> stages, List<Glob> regions, List<Glob> labels) {
    static final Scope EVERYWHERE = new Scope(List.of(), List.of(), List.of(), List.of(), List.of());

    Scope {
        jobs = List.copyOf(jobs);
        branches = List.copyOf(branches);
        stages = List.copyOf(stages);
        regions = List.copyOf(regions);
        labels = List.copyOf(labels);
    }

    /**
     * Whether it covers the subject. A branch, stage or region that is not known cannot be used to get out. Labels are
     * given by those who answer for the project, so a subject without any simply has none.
     */
    boolean covers(Subject subject) {
        return matches(jobs, subject.name())
                && matches(branches, subject.branch())
                && matches(stages, subject.stage())
                && matches(regions, subject.region())
                && (labels.isEmpty() || subject.labels().stream().anyMatch(label -> matches(labels, label)));
    }

    private static boolean matches(List<Glob> globs, String name) {
        return globs.isEmpty() || name.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(name));
    }
}
