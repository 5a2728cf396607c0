package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.RuleResult;

/**
 * A result with the few words that stand for it in the headline.
 *
 * @param brief used only when the rule is broken
 */
record Outcome(RuleResult result, String brief) {}
