package io.jenkins.plugins.securitygate.risk.log;

/** What a word with digits or slashes looks like as a whole. */
final class WordShape {
    private static final int UUID_LENGTH = 36;

    private WordShape() {}

    /** Digits with points, perhaps with a sign before and a percent sign behind them. */
    static boolean isNumber(byte[] in, int start, int end) {
        for (int i = start; i < end; i++) {
            boolean sign = i == start && (in[i] == '-' || in[i] == '+');
            boolean percent = i == end - 1 && in[i] == '%';
            if (!CharType.isDigit(in[i]) && in[i] != '.' && !sign && !percent) {
                return false;
            }
        }
        return end > start;
    }

    /** Digits and the signs of dates and times, beginning with a digit, with a colon or two dashes. */
    static boolean isStamp(byte[] in, int start, int end) {
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

    /** A path of a file or an address; words such as {@code and/or} are none. */
    static boolean isPath(byte[] in, int start, int end) {
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

    static boolean isUuid(byte[] in, int start, int end) {
        return end - start == UUID_LENGTH
                && in[start + 8] == '-'
                && in[start + 13] == '-'
                && in[start + 18] == '-'
                && in[start + 23] == '-';
    }
}
