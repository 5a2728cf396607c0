package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.report.SecretDigest;

/** The salt of secret digests on a laptop. */
final class Salt {
    private static final String VARIABLE = "SECURITY_GATE_SALT";

    private Salt() {}

    /** Digests salted by the environment variable; by a fixed text without it, so that two runs can be compared. */
    static SecretDigest digest() {
        String salt = System.getenv(VARIABLE);
        return SecretDigest.salted(salt == null || salt.isEmpty() ? "security-gate" : salt);
    }
}
