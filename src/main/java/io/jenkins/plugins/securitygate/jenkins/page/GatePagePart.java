package io.jenkins.plugins.securitygate.jenkins.page;

import hudson.model.Action;

/** An action of a build that adds its view {@code gate} to the page of the build's gate. */
public interface GatePagePart extends Action {
    /** Where the current user can ask for a waiver, relative to the build's address; empty when not here. */
    default String waiverPage() {
        return "";
    }
}
