package io.jenkins.plugins.securitygate.policy;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Everything that a policy consists of: its own text and what it names. Their common digest pins all of it. */
final class PolicySources {
    private final String name;
    private final PolicyFiles files;
    private final StringBuilder digests = new StringBuilder();
    private boolean alone = true;

    /** @param name file or address of the policy itself */
    PolicySources(String name, byte[] yaml, PolicyFiles files) {
        this.name = name;
        this.files = files;
        digests.append(sha256(yaml));
    }

    String name() {
        return name;
    }

    /** Reads a file that the policy names. */
    byte[] file(String path) throws IOException {
        byte[] content = files.read(path);
        add(path, sha256(content));
        return content;
    }

    /** Notes a part that is no file. */
    void add(String part, String digest) {
        alone = false;
        digests.append('\n').append(digest).append("  ").append(part);
    }

    /** SHA-256 of the text; with further parts, of the list of all digests as {@code sha256sum} writes it. */
    String digest() {
        return alone
                ? digests.toString()
                : sha256(digests.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must support SHA-256", e);
        }
    }
}
