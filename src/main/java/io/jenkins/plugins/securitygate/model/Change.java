package io.jenkins.plugins.securitygate.model;

/** A finding's state against the baseline. {@link #UNCOMPARED} means that there was no baseline. */
public enum Change {
    UNCOMPARED,
    NEW,
    OUTSTANDING,
    FIXED
}
