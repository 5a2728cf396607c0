package io.jenkins.plugins.securitygate.jenkins.page;

import hudson.model.Action;

/**
 * An action of a build that adds to the page of its gate: its view {@code gate} stands below the verdict, its view
 * {@code violation} beside each violation. Both are optional.
 */
public interface GatePagePart extends Action {}
