package io.jenkins.plugins.securitygate.governance;

import java.time.Instant;

/**
 * What one person said about a build.
 *
 * @param user id of the user
 * @param time when
 * @param approves whether the build may go on
 * @param reason why, never empty
 */
public record ApprovalVote(String user, Instant time, boolean approves, String reason) {}
