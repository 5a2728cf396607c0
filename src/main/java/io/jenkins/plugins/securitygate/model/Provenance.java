package io.jenkins.plugins.securitygate.model;

/** Where a scan's result comes from: run by the gate itself, or read from a file that somebody else wrote. */
public enum Provenance {
    EXECUTED,
    IMPORTED
}
