package io.jenkins.plugins.securitygate.scanner.container;

import java.io.FilterInputStream;
import java.io.InputStream;

/** A part of an archive that stays open, since closing it would close the archive around it. */
final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
        super(in);
    }

    @Override
    public void close() {}
}
