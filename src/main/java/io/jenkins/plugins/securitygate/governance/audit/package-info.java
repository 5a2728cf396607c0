/**
 * The audit trail: files of JSON lines to which lines are only ever added, each chained to the one before by SHA-256, so
 * that an edited, removed or reordered one is found. It knows no Jenkins.
 */
package io.jenkins.plugins.securitygate.governance.audit;
