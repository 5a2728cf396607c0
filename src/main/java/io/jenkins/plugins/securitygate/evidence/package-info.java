/**
 * What one build collected, on its way through files: written and read without loss, and compared with the evidence of
 * an earlier build. Nothing here knows Jenkins.
 */
package io.jenkins.plugins.securitygate.evidence;
