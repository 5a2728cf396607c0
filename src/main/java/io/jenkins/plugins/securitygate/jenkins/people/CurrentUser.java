package io.jenkins.plugins.securitygate.jenkins.people;

import hudson.model.User;
import io.jenkins.plugins.securitygate.governance.WaiverAct;
import java.time.Instant;

/** In whose name something is done. */
final class CurrentUser {
    private CurrentUser() {}

    /**
     * The id of the user who is logged in.
     *
     * @throws IllegalStateException when nobody is: what nobody answers for is not done
     */
    static String id() {
        User user = User.current();
        if (user == null) {
            throw new IllegalStateException("log in first: waivers and approvals are kept with the name of a person");
        }
        return user.getId();
    }

    /** What the user does now. */
    static WaiverAct act(WaiverAct.Kind kind, String comment) {
        return new WaiverAct(kind, id(), Instant.now(), comment);
    }
}
