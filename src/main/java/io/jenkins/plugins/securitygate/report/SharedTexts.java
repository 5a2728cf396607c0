package io.jenkins.plugins.securitygate.report;

import java.util.Arrays;

/** Returns one and the same {@link String} for equal texts, as long as others have not taken their place. */
final class SharedTexts {
    private static final int SLOTS = 1 << 14;
    private static final int MAX_LENGTH = 300;
    private static final int SAMPLES = 24;

    private final String[] texts = new String[SLOTS];
    private final char[][] contents = new char[SLOTS][];

    /** The text in this part of the buffer. */
    String of(char[] buffer, int offset, int length) {
        if (length == 0) {
            return "";
        }
        if (length > MAX_LENGTH) {
            return new String(buffer, offset, length);
        }
        int slot = slot(buffer, offset, length);
        char[] known = contents[slot];
        int end = offset + length;
        if (known == null || !Arrays.equals(known, 0, known.length, buffer, offset, end)) {
            contents[slot] = Arrays.copyOfRange(buffer, offset, end);
            texts[slot] = new String(buffer, offset, length);
        }
        return texts[slot];
    }

    /** Looks at some characters only, the last ones first: paths and ids of one report begin alike. */
    private static int slot(char[] buffer, int offset, int length) {
        int hash = length;
        int step = Math.max(1, length / SAMPLES);
        for (int i = offset + length - 1; i >= offset; i -= step) {
            hash = 31 * hash + buffer[i];
        }
        return (hash ^ hash >>> 12) & SLOTS - 1;
    }
}
