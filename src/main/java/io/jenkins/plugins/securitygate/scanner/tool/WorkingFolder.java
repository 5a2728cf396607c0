package io.jenkins.plugins.securitygate.scanner.tool;

/** Where a tool is started. Many take the configuration that they find there. */
public enum WorkingFolder {
    /** In what is scanned. */
    SCANNED,
    /** In the folder for reports, where nothing of the scanned folder is. */
    REPORTS
}
