/**
 * Signed summaries of decisions: an in-toto statement in a DSSE envelope, made and checked without a network by what the
 * JDK brings.
 */
package io.jenkins.plugins.securitygate.attestation;
