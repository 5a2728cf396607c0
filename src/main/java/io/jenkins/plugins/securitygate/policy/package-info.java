/**
 * Policy files and what they say of the evidence of one build: reading and checking the YAML, compiling the conditions
 * (CEL, the Common Expression Language), applying waivers, evaluating rules and putting the results together.
 *
 * <p>Everything that can be wrong with a policy is found when it is read, with file, line and column. What can only go
 * wrong on evidence counts as a broken rule.
 */
package io.jenkins.plugins.securitygate.policy;
