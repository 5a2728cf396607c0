package io.jenkins.plugins.securitygate.scanner.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Finds the parts of a text that are printable text in base 64, base 16 or percent encoding. */
final class EncodedText {
    private static final int SHORTEST = 24;
    private static final int SHORTEST_HEX = 32;
    /** Enough to tell text from anything else without decoding all of it; a multiple of four. */
    private static final int PROBE = 24;

    private static final int LEAST_ESCAPES = 2;
    private static final int ESCAPE_LENGTH = 3;
    private static final int HEX = 16;

    /** What stands in encoded text, by its code. */
    private static final boolean[] DIGITS = digits();

    private EncodedText() {}

    /** Hands over each part with what it decodes to. */
    static void decode(String text, BiConsumer<Candidate.Span, String> found) {
        char[] characters = text.toCharArray();
        int start = 0;
        while (start + SHORTEST <= characters.length) {
            int end = endOf(characters, start);
            if (end - start >= SHORTEST) {
                Candidate.Span span = new Candidate.Span(start, end);
                decoded(text.substring(start, end)).ifPresent(plain -> found.accept(span, plain));
            }
            start = end + 1;
        }
    }

    /** Where a part that begins here ends; for one that is too short, the last place that is no part of any. */
    private static int endOf(char[] text, int start) {
        // From behind, so that of most text only some characters are looked at.
        int end = start + SHORTEST;
        for (int i = end - 1; i >= start; i--) {
            if (!encoded(text, i)) {
                return i;
            }
        }
        while (end < text.length && encoded(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean encoded(char[] text, int at) {
        return digit(text[at]) || text[at] == '%' && escapeAt(text, at);
    }

    private static boolean digit(char c) {
        return c < DIGITS.length && DIGITS[c];
    }

    private static boolean[] digits() {
        boolean[] digits = new boolean[Expression.OTHER];
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-.~"
                .chars()
                .forEach(c -> digits[c] = true);
        return digits;
    }

    private static boolean escapeAt(char[] text, int at) {
        return at + 2 < text.length && hexDigit(text[at + 1]) && hexDigit(text[at + 2]);
    }

    private static boolean hexDigit(char c) {
        return Character.digit(c, HEX) >= 0 && c < Expression.OTHER;
    }

    private static Optional<String> decoded(String part) {
        long escapes = part.chars().filter(c -> c == '%').count();
        if (escapes >= LEAST_ESCAPES) {
            return printable(percentDecoded(part));
        }
        if (escapes > 0 || part.indexOf('.') >= 0 || part.indexOf('~') >= 0) {
            return Optional.empty();
        }
        if (part.length() >= SHORTEST_HEX
                && part.length() % 2 == 0
                && part.chars().allMatch(c -> hexDigit((char) c))) {
            return printable(HexFormat.of().parseHex(part));
        }
        return printable(base64(part.substring(0, PROBE))).isEmpty() ? Optional.empty() : printable(base64(part));
    }

    private static byte[] base64(String part) {
        String digits = part.replace('-', '+').replace('_', '/');
        // A single digit that is left over holds no whole byte.
        int length = digits.length() % 4 == 1 ? digits.length() - 1 : digits.length();
        return Base64.getDecoder().decode(digits.substring(0, length));
    }

    private static byte[] percentDecoded(String part) {
        byte[] bytes = new byte[part.length()];
        int count = 0;
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) == '%') {
                bytes[count++] = (byte) Integer.parseInt(part.substring(i + 1, i + ESCAPE_LENGTH), HEX);
                i += 2;
            } else {
                bytes[count++] = (byte) part.charAt(i);
            }
        }
        return Arrays.copyOf(bytes, count);
    }

    private static Optional<String> printable(byte[] bytes) {
        for (byte b : bytes) {
            boolean control = b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t';
            if (control || b < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new String(bytes, StandardCharsets.US_ASCII));
    }
}
