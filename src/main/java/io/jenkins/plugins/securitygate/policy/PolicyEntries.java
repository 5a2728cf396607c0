package io.jenkins.plugins.securitygate.policy;

import java.util.List;

/**
 * What a policy demands.
 *
 * @param rules a {@link Rule} or a {@link RegoRule} each, in the order of the file
 * @param completion the policy's own word on incomplete scans, {@code null} when it leaves the default
 */
record PolicyEntries(List<Requirement> requirements, List<PolicyEntry> rules, CompletionRule completion) {}
