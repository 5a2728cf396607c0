package io.jenkins.plugins.securitygate.risk.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes one masked line, word by word. */
final class WordMasker {
    private static final byte[] NUMBER = ascii(LineMasker.NUMBER);
    private static final byte[] TIME = ascii(LineMasker.TIME);
    private static final byte[] ID = ascii("<ID>");
    private static final byte[] PATH = ascii("<PATH>");
    private static final byte[] CLIENT_ERROR = ascii("<4xx>");
    private static final byte[] SERVER_ERROR = ascii("<5xx>");
    private static final int UUID_LENGTH = 36;
    private static final int STATUS_WORD_DISTANCE = 14;

    /** A masked word can be longer than the word: {@code 12-34} grows by nothing, {@code 12} by one. */
    private byte[] out = new byte[4 * LineReader.LONGEST];

    private byte[] in;
    private int first;
    private int length;
    private long duration;

    void begin(byte[] bytes) {
        in = bytes;
        first = 0;
        length = 0;
        duration = 0;
    }

    void space() {
        if (length > 0 && out[length - 1] != ' ') {
            out[length++] = ' ';
        }
    }

    /** Writes a punctuation mark, and of equal ones in a row only so many. */
    void mark(byte b, int most) {
        if (length < most || out[length - 1] != b || out[length - 2] != b || out[length - most] != b) {
            out[length++] = b;
        }
    }

    /** Copies a word without digits; a ruler of dashes or dots becomes a short one. */
    void copy(int start, int end, int seen) {
        int kinds = seen & 0x7F;
        boolean ruler = end - start > 3 && (kinds == CharType.DASH || kinds == CharType.DOT || kinds == CharType.OTHER);
        int to = ruler ? start + 3 : end;
        System.arraycopy(in, start, out, length, to - start);
        length += to - start;
    }

    /**
     * Masks a word with digits or slashes.
     *
     * @param lineEnd end of the line, where the unit of a number may follow
     * @param seen the types of its characters
     * @return whether it is a time stamp
     */
    boolean word(int start, int end, int lineEnd, int seen) {
        int last = end;
        while (last > start && (in[last - 1] == ':' || in[last - 1] == '.')) {
            last--;
        }
        boolean stamp = false;
        if ((seen & CharType.DIGIT) == 0) {
            path(start, last);
        } else if ((seen & (CharType.LETTERS | CharType.COLON | CharType.SLASH)) == 0 && isNumber(start, last)) {
            number(start, last, lineEnd);
        } else if (isStamp(start, last)) {
            write(TIME);
            stamp = true;
        } else if ((seen & CharType.SLASH) != 0 && isPath(start, last)) {
            write(PATH);
        } else if (isUuid(start, last)) {
            write(ID);
        } else {
            segments(start, last);
        }
        System.arraycopy(in, last, out, length, end - last);
        length += end - last;
        return stamp;
    }

    private void path(int start, int end) {
        if (isPath(start, end)) {
            write(PATH);
        } else {
            System.arraycopy(in, start, out, length, end - start);
            length += end - start;
        }
    }

    private boolean isNumber(int start, int end) {
        for (int i = start; i < end; i++) {
            boolean sign = i == start && (in[i] == '-' || in[i] == '+');
            boolean percent = i == end - 1 && in[i] == '%';
            if (!CharType.isDigit(in[i]) && in[i] != '.' && !sign && !percent) {
                return false;
            }
        }
        return end > start;
    }

    private void number(int start, int end, int lineEnd) {
        if (end - start == 1 && in[start] == '0') {
            out[length++] = '0';
            return;
        }
        if (end - start == 3 && (in[start] == '4' || in[start] == '5') && afterStatusWord()) {
            write(in[start] == '4' ? CLIENT_ERROR : SERVER_ERROR);
            return;
        }
        if (end + 1 < lineEnd && in[end] == ' ') {
            duration = Math.max(duration, Durations.millis(in, start, end, end + 1, lineEnd));
        }
        write(NUMBER);
    }

    /** Whether a number stands behind a word such as {@code status=} or {@code HTTP/1.1" }. */
    private boolean afterStatusWord() {
        String before = new String(
                        out,
                        Math.max(first, length - STATUS_WORD_DISTANCE),
                        length - Math.max(first, length - STATUS_WORD_DISTANCE),
                        StandardCharsets.ISO_8859_1)
                .toLowerCase(java.util.Locale.ROOT);
        return before.contains("status") || before.contains("code") || before.contains("http/");
    }

    /** Digits and the signs of dates and times, beginning with a digit, with a colon or two dashes. */
    private boolean isStamp(int start, int end) {
        if (!CharType.isDigit(in[start])) {
            return false;
        }
        int colons = 0;
        int dashes = 0;
        int dots = 0;
        for (int i = start; i < end; i++) {
            byte b = in[i];
            colons += b == ':' ? 1 : 0;
            dashes += b == '-' ? 1 : 0;
            dots += b == '.' ? 1 : 0;
            if (!CharType.isDigit(b) && ".:-+TZ".indexOf(b) < 0) {
                return false;
            }
        }
        return dots < 3 && (colons > 0 || dashes > 1);
    }

    private boolean isPath(int start, int end) {
        if (in[start] == '/' && end - start > 1) {
            return true;
        }
        int slashes = 0;
        int lastSlash = -1;
        boolean letter = false;
        for (int i = start; i < end; i++) {
            letter |= CharType.isLetter(in[i]);
            if (in[i] == '/') {
                slashes++;
                lastSlash = i;
            }
        }
        if (lastSlash < 0 || !letter) {
            return false;
        }
        boolean dot = false;
        boolean letterBehind = false;
        for (int i = lastSlash; i < end; i++) {
            dot |= in[i] == '.';
            letterBehind |= CharType.isLetter(in[i]);
        }
        return slashes > 1 || dot && letterBehind || in[start] == '.' || in[start] == '~';
    }

    private boolean isUuid(int start, int end) {
        return end - start == UUID_LENGTH
                && in[start + 8] == '-'
                && in[start + 13] == '-'
                && in[start + 18] == '-'
                && in[start + 23] == '-';
    }

    /** Masks the parts of a word between its signs, each on its own. */
    private void segments(int start, int end) {
        int at = start;
        boolean id = false;
        while (at < end) {
            int to = at;
            while (to < end && !isJoint(to, start, end)) {
                to++;
            }
            if (to > at) {
                id = segment(at, to, id);
            }
            if (to < end) {
                out[length++] = in[to++];
            }
            at = to;
        }
        if (CharType.isDigit(in[start])) {
            duration = Math.max(duration, Durations.millis(in, start, end, start, end));
        }
    }

    private boolean isJoint(int at, int start, int end) {
        if (in[at] == '.') {
            boolean inNumber =
                    at > start && at + 1 < end && CharType.isDigit(in[at - 1]) && CharType.isDigit(in[at + 1]);
            return !inNumber;
        }
        return !CharType.isLetter(in[at]) && !CharType.isDigit(in[at]);
    }

    private boolean segment(int start, int end, boolean behindId) {
        Segment segment = Segment.of(in, start, end);
        if (segment == Segment.ID || segment == Segment.MAYBE_ID && behindId) {
            write(ID);
            return true;
        }
        boolean digits = false;
        for (int i = start; i < end; i++) {
            boolean digit = CharType.isDigit(in[i]) || digits && in[i] == '.';
            if (!digit) {
                out[length++] = in[i];
            } else if (!digits) {
                out[length++] = '#';
            }
            digits = digit;
        }
        return false;
    }

    private void write(byte[] mark) {
        System.arraycopy(mark, 0, out, length, mark.length);
        length += mark.length;
    }

    boolean startsWith(byte[] prefix, int offset) {
        return length() >= prefix.length + offset
                && Arrays.equals(out, first + offset, first + offset + prefix.length, prefix, 0, prefix.length);
    }

    byte at(int index) {
        return out[first + index];
    }

    void dropFirst(int count) {
        first += count;
    }

    void trim() {
        while (length > first && out[length - 1] == ' ') {
            length--;
        }
    }

    byte[] bytes() {
        return out;
    }

    int first() {
        return first;
    }

    int length() {
        return length - first;
    }

    long duration() {
        return duration;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
