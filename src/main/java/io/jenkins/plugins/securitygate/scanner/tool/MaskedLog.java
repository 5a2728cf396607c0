package io.jenkins.plugins.securitygate.scanner.tool;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Passes what a tool prints on to a log, line by line, without credentials and without the characters that could forge
 * or hide other lines. Of a tool that prints without end only the beginning is passed on.
 */
final class MaskedLog extends OutputStream {
    private static final int LONGEST_LINE = 16 << 10;
    private static final long LIMIT = 10L << 20;

    private final Consumer<String> log;
    private final CredentialMask mask;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long passed;

    MaskedLog(Consumer<String> log, CredentialMask mask) {
        this.log = log;
        this.mask = mask;
    }

    // Standard output and standard error come from two threads.
    @Override
    public synchronized void write(int b) {
        if (b == '\n' || line.size() >= LONGEST_LINE) {
            passOn();
        }
        if (b != '\n') {
            line.write(b);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    /** Passes the last line on, which need not have an end. */
    @Override
    public synchronized void flush() {
        if (line.size() > 0) {
            passOn();
        }
    }

    private void passOn() {
        String text = line.toString(StandardCharsets.UTF_8).replaceAll("\u001B\\[[0-9;?]*[A-Za-z]", "");
        line.reset();
        if (passed > LIMIT) {
            return;
        }
        String shown = mask.text(text.replaceAll("\\p{Cntrl}", " ").stripTrailing());
        passed += shown.length() + 1;
        log.accept(passed > LIMIT ? "… and more, which is left out" : shown);
    }
}
