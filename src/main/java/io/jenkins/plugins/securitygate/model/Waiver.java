package io.jenkins.plugins.securitygate.model;

import java.time.LocalDate;

/**
 * A time-limited exception for findings, granted by a person.
 *
 * @param id identifier, alias or rule id that is waived; never a bare {@code *}
 * @param component package URL or name that it is limited to, empty for any
 * @param path glob over file paths that it is limited to, empty for any
 * @param reason why, never empty
 * @param approver who granted it, empty when the policy's author did
 * @param expires last day on which it holds, never {@code null}
 */
public record Waiver(String id, String component, String path, String reason, String approver, LocalDate expires) {}
