package io.jenkins.plugins.securitygate.policy.rego;

/**
 * One message of a rule in Rego.
 *
 * @param rule name of the Rego rule, such as {@code deny} or {@code violation_ports}
 * @param text what is wrong
 * @param where place, empty when the rule does not say
 * @param fix what to do, empty when the rule does not say
 * @param fingerprint of the finding that it is about, empty for anything else
 */
public record RegoMessage(String rule, String text, String where, String fix, String fingerprint) {}
