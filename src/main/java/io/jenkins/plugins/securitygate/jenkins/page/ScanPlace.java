package io.jenkins.plugins.securitygate.jenkins.page;

import io.jenkins.plugins.securitygate.model.Subject;
import java.io.Serializable;

/**
 * Where in a build a scan was made.
 *
 * @param job full name of the job
 * @param build number of the build
 * @param scanId id of the flow node; unique within the build, so that parallel branches and loops never clash
 * @param path names of the enclosing stages and branches, outermost first, separated by {@code " / "}; may be empty
 */
public record ScanPlace(String job, String build, String scanId, String path) implements Serializable {
    /** What the evidence of this scan is about; its stage is the path. */
    public Subject subject() {
        return new Subject(job, build, path, "");
    }
}
