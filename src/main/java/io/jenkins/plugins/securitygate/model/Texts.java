package io.jenkins.plugins.securitygate.model;

/** Bounds for texts that come from reports, so that one hostile entry cannot fill the heap. */
final class Texts {
    static final int SHORT = 1_000;
    static final int LONG = 8_000;

    private Texts() {}

    /** The text without surrounding space, at most {@code limit} characters; never {@code null}. */
    static String bounded(String text, int limit) {
        if (text == null) {
            return "";
        }
        String stripped = startsAndEndsPlain(text) ? text : text.strip();
        if (stripped.length() <= limit) {
            return stripped;
        }
        int end = Character.isHighSurrogate(stripped.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return stripped.substring(0, end) + "…";
    }

    /** Whether the first and the last character are visible ASCII, as nearly always; much cheaper than to strip. */
    private static boolean startsAndEndsPlain(String text) {
        return !text.isEmpty() && isPlain(text.charAt(0)) && isPlain(text.charAt(text.length() - 1));
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7F;
    }
}
