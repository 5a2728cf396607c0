package io.jenkins.plugins.securitygate.risk.log;

import java.util.concurrent.TimeUnit;

/** Reads time stamps where they stand: ISO 8601, a date and a time, a time of day, or seconds since 1970. */
final class TimeOfLine {
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final int DATE = 10;
    private static final int EPOCH_SECONDS = 10;
    private static final int EPOCH_MILLIS = 13;

    private TimeOfLine() {}

    /** @return milliseconds since 1970, or since midnight where there is no date; {@link #UNKNOWN} when it is no time */
    static long parse(byte[] in, int start, int end) {
        if (isDate(in, start, end)) {
            int at = start + DATE;
            long day = days(number(in, start, 4), number(in, start + 5, 2), number(in, start + 8, 2));
            boolean timed = at < end && (in[at] == 'T' || in[at] == ' ');
            long clock = timed ? clock(in, at + 1, end) : UNKNOWN;
            return clock == UNKNOWN ? UNKNOWN : day * DAY + clock;
        }
        return clock(in, start, end);
    }

    /** @return a number of ten digits as seconds, of thirteen as milliseconds since 1970; else {@link #UNKNOWN} */
    static long epoch(byte[] in, int start, int end) {
        int digits = start;
        while (digits < end && CharType.isDigit(in[digits])) {
            digits++;
        }
        boolean recent = digits > start && in[start] == '1';
        if (recent && digits - start == EPOCH_MILLIS) {
            return longNumber(in, start, EPOCH_MILLIS);
        }
        if (recent && digits - start == EPOCH_SECONDS) {
            return longNumber(in, start, EPOCH_SECONDS) * 1000 + fraction(in, digits, end);
        }
        return UNKNOWN;
    }

    private static boolean isDate(byte[] in, int start, int end) {
        return end - start >= DATE && in[start + 4] == '-' && in[start + 7] == '-' && CharType.isDigit(in[start + 9]);
    }

    private static long clock(byte[] in, int start, int end) {
        int hours = start;
        while (hours < end && hours - start < 2 && CharType.isDigit(in[hours])) {
            hours++;
        }
        if (hours == start || end - hours < 6 || in[hours] != ':' || in[hours + 3] != ':') {
            return UNKNOWN;
        }
        long seconds =
                3600L * number(in, start, hours - start) + 60L * number(in, hours + 1, 2) + number(in, hours + 4, 2);
        return seconds * 1000 + fraction(in, hours + 6, end);
    }

    private static long fraction(byte[] in, int at, int end) {
        if (at >= end || in[at] != '.' && in[at] != ',') {
            return 0;
        }
        long millis = 0;
        long unit = 100;
        for (int i = at + 1; i < end && unit > 0 && CharType.isDigit(in[i]); i++) {
            millis += unit * (in[i] - '0');
            unit /= 10;
        }
        return millis;
    }

    private static int number(byte[] in, int start, int digits) {
        return (int) longNumber(in, start, digits);
    }

    private static long longNumber(byte[] in, int start, int digits) {
        long number = 0;
        for (int i = start; i < start + digits; i++) {
            number = 10 * number + (in[i] - '0');
        }
        return number;
    }

    /** Days since 1970-01-01 in the Gregorian calendar (H. Hinnant, days_from_civil), without an object per line. */
    private static long days(int year, int month, int day) {
        int shifted = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(shifted, 400);
        int ofEra = shifted - era * 400;
        int ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097L + ofEra * 365L + ofEra / 4 - ofEra / 100 + ofYear - 719_468L;
    }
}
