package io.jenkins.plugins.securitygate.model;

/**
 * What became of one waiver in a decision.
 *
 * @param policy name of the policy that holds it
 * @param waiver the waiver
 * @param expired whether it had ended when the decision was made; it then waives nothing
 * @param findings how many findings it waived
 */
public record WaiverUse(String policy, Waiver waiver, boolean expired, int findings) {}
