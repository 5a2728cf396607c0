package io.jenkins.plugins.securitygate.cli;

import java.io.PrintWriter;

/** One line on a terminal that says how far the work is, overwritten each time; nothing where output is a file. */
final class Progress {
    private static final int WIDTH = 79;

    private final PrintWriter err;
    private final boolean terminal;

    Progress(PrintWriter err) {
        this.err = err;
        terminal = System.console() != null && System.getenv("TERM") != null;
    }

    void show(String text) {
        if (terminal) {
            String shown = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
            err.print("\r\033[K" + shown);
            err.flush();
        }
    }

    void clear() {
        if (terminal) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
