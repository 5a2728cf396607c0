package io.jenkins.plugins.securitygate.scanner.archive;

import java.io.FilterInputStream;
import java.io.InputStream;

/** A part of an archive that stays open, since closing it would close the archive around it. */
public final class Unclosed extends FilterInputStream {
    public Unclosed(InputStream in) {
        super(in);
    }

    @Override
    public void close() {}
}
