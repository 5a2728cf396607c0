package io.jenkins.plugins.securitygate.risk.log;

import java.nio.charset.StandardCharsets;

/** Reads a number with a unit of time. */
final class Durations {
    private static final int LONGEST_UNIT = 8;

    private Durations() {}

    /**
     * Reads the number that starts in one range and the unit that starts, or follows the number, in another.
     *
     * @return milliseconds, 0 when there is no unit of time
     */
    static long millis(byte[] in, int start, int end, int unitStart, int unitEnd) {
        int at = unitStart;
        while (at < end && at < unitEnd && (CharType.isDigit(in[at]) || in[at] == '.')) {
            at++;
        }
        double factor = factor(in, at, unitEnd);
        if (factor == 0) {
            return 0;
        }
        double number = 0;
        double unit = 0;
        for (int i = start; i < end; i++) {
            if (in[i] == '.') {
                unit = 1;
            } else if (CharType.isDigit(in[i])) {
                number = 10 * number + (in[i] - '0');
                unit *= 10;
            } else {
                break;
            }
        }
        return (long) (number / Math.max(1, unit) * factor);
    }

    private static double factor(byte[] in, int start, int lineEnd) {
        int end = start;
        while (end < lineEnd && end - start < LONGEST_UNIT && (in[end] | 0x20) >= 'a' && (in[end] | 0x20) <= 'z') {
            end++;
        }
        return switch (new String(in, start, end - start, StandardCharsets.ISO_8859_1)) {
            case "ms", "millis", "msec" -> 1;
            case "s", "sec", "secs", "second", "seconds" -> 1_000;
            case "min", "mins", "minute", "minutes" -> 60_000;
            default -> 0;
        };
    }
}
