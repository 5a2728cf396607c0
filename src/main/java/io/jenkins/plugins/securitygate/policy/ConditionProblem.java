package io.jenkins.plugins.securitygate.policy;

/**
 * One mistake in a condition.
 *
 * @param offset where in the text of the condition, in characters, 0-based
 * @param message what is wrong and what to write instead
 */
record ConditionProblem(int offset, String message) {}
