package io.jenkins.plugins.securitygate.report;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;

/**
 * Goes over the lines of a report that is plain text. A longer line is cut; bytes that are no text read as replacement
 * characters, since programs under test write what they like.
 */
final class TextLines implements AutoCloseable {
    private static final int MAX_LINE = 10_000;

    private final Reader reader;
    private String line = "";
    private int number;
    private boolean ended = true;

    private TextLines(Reader reader) {
        this.reader = reader;
    }

    static TextLines open(Report report) throws IOException {
        InputStream in = new BufferedInputStream(report.open());
        in.mark(2);
        byte[] mark = in.readNBytes(2);
        in.reset();
        return new TextLines(new BufferedReader(new InputStreamReader(in, Probe.charset(mark))));
    }

    /** Goes to the next line; {@code false} at the end of the file. */
    boolean next() throws IOException {
        StringBuilder text = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return false;
        }
        while (c >= 0 && c != '\n') {
            if (text.length() < MAX_LINE) {
                text.append((char) c);
            }
            c = reader.read();
        }
        ended = c == '\n';
        line = text.toString().stripTrailing();
        number++;
        return true;
    }

    /** The current line without the space at its end. */
    String line() {
        return line;
    }

    /** Where the current line is. */
    String place() {
        return "line " + number;
    }

    /** Whether the current line ended in a line break; a last line without one may have been cut off. */
    boolean isWhole() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
