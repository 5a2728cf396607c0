package io.jenkins.plugins.securitygate.risk.log;

import java.nio.charset.StandardCharsets;

/**
 * Rewrites a line so that two lines of one statement look alike: numbers, durations, identifiers, time stamps and paths
 * become marks, colours and Jenkins' console notes are left out, and white space and rulers are shortened. A lone
 * {@code 0} stays, because "0 failures" and "2 failures" are not alike. One instance is reused for all lines of a log.
 */
final class LineMasker {
    static final String NUMBER = "<N>";
    static final String TIME = "<T>";

    private static final byte ESCAPE = 0x1B;
    private static final byte[] CONSOLE_NOTE = "[8m".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIME_MARK = TIME.getBytes(StandardCharsets.US_ASCII);
    private static final int RULER = 3;
    /** A stamp that stands further right in a line of plain text says when something else happened. */
    private static final int STAMP_LIMIT = 32;

    private final WordMasker words = new WordMasker();
    private byte[] in;
    private int lineStart;
    private boolean json;
    private long time;
    private long controls;

    /** Masks a line. The result stands until the next call. */
    void mask(byte[] bytes, int start, int end) {
        in = bytes;
        lineStart = start;
        time = TimeOfLine.UNKNOWN;
        json = start < end && bytes[start] == '{';
        words.begin(bytes);
        int at = start;
        while (at < end) {
            at = next(at, end);
        }
        stripStamps();
    }

    private int next(int at, int end) {
        byte b = in[at];
        byte type = CharType.of(b);
        if (type < 0) {
            if (b == ':') {
                // A separator unless it stands within a word, as in JSON.
                words.mark(b, RULER);
                return at + 1;
            }
            int to = at + 1;
            int seen = type;
            while (to < end && (type = CharType.of(in[to])) < 0) {
                seen |= type;
                to++;
            }
            word(at, to, end, seen);
            return to;
        }
        if (type == CharType.SPACE) {
            words.space();
            return at + 1;
        }
        if (type == CharType.CONTROL) {
            return control(at, end);
        }
        words.mark(b, RULER);
        return at + 1;
    }

    private void word(int start, int end, int lineEnd, int seen) {
        if ((seen & CharType.NEEDS_LOOK) == 0) {
            words.copy(start, end, seen);
            return;
        }
        boolean stamp = words.word(start, end, lineEnd, seen);
        if (time == TimeOfLine.UNKNOWN && (json || start - lineStart < STAMP_LIMIT)) {
            if (stamp) {
                time = TimeOfLine.parse(in, start, lineEnd);
            } else if (json && (seen & CharType.LETTERS) == 0) {
                time = TimeOfLine.epoch(in, start, end);
            }
        }
    }

    private int control(int at, int end) {
        if (in[at] != ESCAPE) {
            controls += in[at] == '\b' || in[at] == '\f' || in[at] == '\r' ? 0 : 1;
            return at + 1;
        }
        int to = at + 1;
        boolean note = startsWith(to, end, CONSOLE_NOTE);
        while (to < end && !isLetter(in[to])) {
            to++;
        }
        to = Math.min(to + 1, end);
        while (note && to < end && in[to] != ESCAPE) {
            to++;
        }
        return to;
    }

    private boolean startsWith(int at, int end, byte[] prefix) {
        return end - at >= prefix.length
                && java.util.Arrays.equals(in, at, at + prefix.length, prefix, 0, prefix.length);
    }

    private static boolean isLetter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    /** Whether the lines carry stamps must not change what they say. */
    private void stripStamps() {
        while (words.startsWith(TIME_MARK, 0) || words.startsWith(TIME_MARK, 1) && words.at(0) == '[') {
            int length = TIME_MARK.length + (words.at(0) == '[' ? 1 : 0);
            while (length < words.length() && (words.at(length) == ' ' || words.at(length) == ']')) {
                length++;
            }
            words.dropFirst(length);
        }
        words.trim();
    }

    /** The masked line, from {@link #start()}; longer than it. */
    byte[] bytes() {
        return words.bytes();
    }

    int start() {
        return words.first();
    }

    int length() {
        return words.length();
    }

    /** When the line was written, in milliseconds from some origin; {@link TimeOfLine#UNKNOWN} when it does not say. */
    long time() {
        return time;
    }

    /** The time that the line says something took, in milliseconds; 0 when it says none. */
    long duration() {
        return words.duration();
    }

    /** Bytes so far that no text has. */
    long controls() {
        return controls;
    }

    String text() {
        return new String(words.bytes(), words.first(), words.length(), StandardCharsets.UTF_8);
    }
}
