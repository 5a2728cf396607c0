package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Subject;

/** No policy applies to a subject, so there is no decision; that is never a pass. */
public final class NoPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoPolicyException(Subject subject) {
        super("no policy applies to " + subject.name() + part("branch", subject.branch())
                + part("stage", subject.stage()) + part("region", subject.region())
                + part("labels", String.join(" ", subject.labels())));
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : ", " + name + " " + value;
    }
}
