package io.jenkins.plugins.securitygate.report;

/** Returns one and the same {@link String} for equal texts, as long as others have not taken their place. */
final class SharedTexts {
    private static final int SLOTS = 1 << 12;
    private static final int MAX_LENGTH = 1_000;
    private static final int SAMPLES = 24;

    private final String[] texts = new String[SLOTS];

    /** The text in this part of the buffer. */
    String of(char[] buffer, int offset, int length) {
        if (length == 0) {
            return "";
        }
        if (length > MAX_LENGTH) {
            return new String(buffer, offset, length);
        }
        int slot = slot(buffer, offset, length);
        String known = texts[slot];
        if (known == null || !equal(known, buffer, offset, length)) {
            known = new String(buffer, offset, length);
            texts[slot] = known;
        }
        return known;
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

    private static boolean equal(String known, char[] buffer, int offset, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != buffer[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
