package io.jenkins.plugins.securitygate.jenkins.pipeline;

import jenkins.security.HexStringConfidentialKey;

/** What this installation salts digests of secrets with. The key is kept by the controller and never by an agent. */
final class InstallationSalt {
    private static final HexStringConfidentialKey KEY =
            new HexStringConfidentialKey("io.jenkins.plugins.securitygate.salt", 32);

    private InstallationSalt() {}

    /** The salt, the same one as long as the installation lasts. */
    static String get() {
        return KEY.get();
    }
}
