package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.model.Run;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.model.Evidence;
import java.io.IOException;
import java.util.Optional;

/** The build that another one is compared with: the last successful one before it that a gate looked at. */
record ReferenceBuild(Run<?, ?> run) {
    /** How far back it is looked for. */
    private static final int BUILDS = 50;

    static ReferenceBuild of(Run<?, ?> run) {
        return new ReferenceBuild(run);
    }

    /** Its evidence, empty when there is no such build. */
    Optional<Evidence> evidence() throws IOException {
        Run<?, ?> build = run.getPreviousSuccessfulBuild();
        for (int i = 0; build != null && i < BUILDS; i++) {
            Optional<Evidence> reference = BuildFiles.of(build).evidence();
            if (reference.isPresent()) {
                return reference;
            }
            build = build.getPreviousSuccessfulBuild();
        }
        return Optional.empty();
    }
}
