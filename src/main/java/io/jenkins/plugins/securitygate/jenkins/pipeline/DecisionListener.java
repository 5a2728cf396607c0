package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.ExtensionPoint;

/** Who shows decisions elsewhere, such as where a change is reviewed. What it does never changes a decision. */
interface DecisionListener extends ExtensionPoint {
    /** Told once at each gate, and again when people have decided. */
    void decided(DecisionNotice notice);
}
