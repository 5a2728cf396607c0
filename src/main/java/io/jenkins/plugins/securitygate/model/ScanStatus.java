package io.jenkins.plugins.securitygate.model;

/** How a scan ended. Only a completed scan can show that something is clean. */
public enum ScanStatus {
    COMPLETED,
    FAILED,
    TIMED_OUT
}
