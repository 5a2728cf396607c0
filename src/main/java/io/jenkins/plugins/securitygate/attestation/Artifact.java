package io.jenkins.plugins.securitygate.attestation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a decision was made about, as its bytes identify it.
 *
 * @param name a name for people, may be empty
 * @param sha256 hexadecimal, lower case
 */
public record Artifact(String name, String sha256) {
    private static final Pattern DIGEST = Pattern.compile("(?:(.*)@)?sha256:([0-9a-f]{64})");

    /**
     * Reads a digest such as {@code sha256:…} or {@code registry.example.com/api@sha256:…}, or digests a file.
     *
     * @throws AttestationException when it is neither a digest nor a file that can be read
     */
    public static Artifact of(String digestOrFile) throws AttestationException {
        Matcher digest = DIGEST.matcher(digestOrFile);
        if (digest.matches()) {
            return new Artifact(digest.group(1) == null ? "" : digest.group(1), digest.group(2));
        }
        Path file = Path.of(digestOrFile);
        try {
            return new Artifact(String.valueOf(file.getFileName()), Sha256.of(file));
        } catch (IOException e) {
            throw new AttestationException(
                    "the subject " + digestOrFile + " is neither NAME@sha256:HEX nor a file that can be read: " + e, e);
        }
    }
}
