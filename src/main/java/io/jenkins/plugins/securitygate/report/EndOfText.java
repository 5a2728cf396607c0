package io.jenkins.plugins.securitygate.report;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Remembers how a text ended. */
final class EndOfText extends FilterReader {
    private char beforeLast = '\n';
    private char last = '\n';

    EndOfText(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            ended((char) read);
        }
        return read;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = Math.max(0, read - 2); i < read; i++) {
            ended(buffer[offset + i]);
        }
        return read;
    }

    private void ended(char next) {
        beforeLast = last;
        last = next;
    }

    /** Whether what was read ends in a line break. */
    boolean endsALine() {
        return last == '\n' || last == '\r';
    }

    /** Whether it ends in a quote that closes a field, not in one that opens it. */
    boolean endsAQuote() {
        return last == '"' && beforeLast != ',' && beforeLast != ';' && beforeLast != '\n';
    }
}
