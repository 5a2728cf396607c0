package io.jenkins.plugins.securitygate.scanner.container;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** A stream of which every byte goes into a digest, those that are skipped too. */
final class HashedStream extends DigestInputStream {
    private static final int CHUNK = 64 << 10;

    HashedStream(InputStream in, MessageDigest digest) {
        super(in, digest);
    }

    /** Reads instead: what is skipped would not be hashed. */
    @Override
    public long skip(long bytes) throws IOException {
        return bytes <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(bytes, CHUNK)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
