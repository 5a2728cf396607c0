package io.jenkins.plugins.securitygate.model;

/**
 * What became of one waiver in a decision.
 *
 * @param policy name of the policy that holds it, empty for one that people granted apart from any policy
 * @param waiver the waiver
 * @param expired whether it had ended when the decision was made; it then waives nothing
 * @param findings how many findings it waived
 */
public record WaiverUse(String policy, Waiver waiver, boolean expired, int findings) {}
