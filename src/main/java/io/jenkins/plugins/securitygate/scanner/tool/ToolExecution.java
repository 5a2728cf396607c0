package io.jenkins.plugins.securitygate.scanner.tool;

import io.jenkins.plugins.securitygate.model.ScanStatus;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * How the run of a tool went, before its report is read.
 *
 * @param started when the tool was started
 * @param durationMillis how long it took
 * @param version as the tool says it, empty when it does not
 * @param command the command line with credentials masked, empty when the tool could not be started
 * @param exitCode -1 when it did not end by itself
 * @param status whether there is a report to read
 * @param message why there is none, empty when it completed
 */
public record ToolExecution(
        Instant started,
        long durationMillis,
        String version,
        String command,
        int exitCode,
        ScanStatus status,
        String message)
        implements Serializable {

    /** The run of a tool that could not be started. */
    public static ToolExecution impossible(Instant started, String message) {
        return new ToolExecution(started, since(started), "", "", -1, ScanStatus.FAILED, message);
    }

    static long since(Instant started) {
        return Duration.between(started, Instant.now()).toMillis();
    }
}
