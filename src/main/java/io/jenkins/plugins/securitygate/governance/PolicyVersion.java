package io.jenkins.plugins.securitygate.governance;

import java.time.Instant;

/**
 * One version of a central policy.
 *
 * @param policy name under which it is configured
 * @param number 1 for the first
 * @param author id of the user who wrote it
 * @param time when
 * @param digest SHA-256 of the text, lower case hexadecimal; empty when the policy was removed
 * @param yaml the text as UTF-8, empty when the policy was removed
 */
public record PolicyVersion(String policy, int number, String author, Instant time, String digest, String yaml) {

    /** Whether this version took the policy away. */
    public boolean removed() {
        return digest.isEmpty();
    }
}
