package io.jenkins.plugins.securitygate.scanner.secret;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whether a text that matches a rule has the inner structure of such a secret. Rules name it with {@code x-check}. */
@FunctionalInterface
interface SecretCheck {
    Map<String, SecretCheck> ALL = new TreeMap<>(Map.of(
            "aws-key-id", StructureChecks::awsKeyId,
            "basic-auth", EncodedChecks::basicAuth,
            "bech32", EncodedChecks::bech32,
            "crc32-base62", StructureChecks::crc32Base62,
            "jwt", StructureChecks::jsonWebToken,
            "nats-seed", EncodedChecks::natsSeed,
            "private-key", StructureChecks::privateKey));

    /** @param secret the text of the rule's secret group */
    boolean plausible(String secret);

    static Optional<SecretCheck> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static Set<String> names() {
        return ALL.keySet();
    }
}
