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
        String stripped = text.strip();
        if (stripped.length() <= limit) {
            return stripped;
        }
        int end = Character.isHighSurrogate(stripped.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return stripped.substring(0, end) + "…";
    }
}
