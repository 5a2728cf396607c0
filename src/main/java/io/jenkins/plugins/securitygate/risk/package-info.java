/**
 * How likely a release is a bad one: signals from logs, metrics and evidence, put together into one score with its
 * reasons. {@code docs/risk.md} documents the formula. Nothing here knows Jenkins.
 */
package io.jenkins.plugins.securitygate.risk;
