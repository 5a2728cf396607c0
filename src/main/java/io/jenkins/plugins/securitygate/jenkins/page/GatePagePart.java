package io.jenkins.plugins.securitygate.jenkins.page;

import hudson.model.Action;

/**
 * An action of a build that adds to the page of its gate: its view {@code gate} stands above the report, its view
 * {@code belowGate} below it. Both are optional.
 */
public interface GatePagePart extends Action {
    /** Where the current user can ask for a waiver, relative to the build's address; empty when not here. */
    default String waiverPage() {
        return "";
    }
}
