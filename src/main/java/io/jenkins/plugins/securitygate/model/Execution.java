package io.jenkins.plugins.securitygate.model;

/**
 * How the gate ran the tool of a scan.
 *
 * @param command the command line with credentials masked, words with spaces in quotes; empty when no tool was run
 * @param exitCode what the tool ended with; -1 when it did not end by itself
 */
public record Execution(String command, int exitCode) {
    /** No tool was run: the scanner is embedded or its report was imported. */
    public static final Execution NONE = new Execution("", -1);

    public Execution {
        command = Texts.bounded(command, Texts.LONG);
    }
}
