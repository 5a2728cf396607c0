package io.jenkins.plugins.securitygate.policy;

import java.util.List;

/**
 * What a policy demands.
 *
 * @param completion the policy's own word on incomplete scans, {@code null} when it leaves the default
 */
record PolicyEntries(List<Requirement> requirements, List<Rule> rules, CompletionRule completion) {}
