package io.jenkins.plugins.securitygate.attestation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that are small unless somebody means harm. */
final class BoundedFile {
    private static final int LIMIT = 64 << 20;

    private BoundedFile() {}

    /** @param what the role of the file, for the message */
    static byte[] read(String what, Path file) throws AttestationException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new AttestationException("the " + what + " " + file + " is larger than 64 MiB");
            }
            return bytes;
        } catch (IOException e) {
            throw new AttestationException("cannot read the " + what + " " + file + ": " + e, e);
        }
    }
}
