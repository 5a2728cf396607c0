package io.jenkins.plugins.securitygate.scanner.secret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a parser is in a regular expression. */
final class ExpressionCursor {
    private static final Pattern COUNTS = Pattern.compile("\\{(\\d{1,4})(,(\\d{1,4})?)?\\}");
    private static final int HEX = 16;

    private final String text;
    private int at;

    ExpressionCursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at == text.length();
    }

    char peek() {
        return text.charAt(at);
    }

    char next() {
        if (atEnd()) {
            throw new ExpressionParser.Unsupported("an early end");
        }
        return text.charAt(at++);
    }

    int nextCodePoint() {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    /** Goes behind the word if it stands here. */
    boolean skip(String word) {
        boolean here = text.startsWith(word, at);
        at += here ? word.length() : 0;
        return here;
    }

    boolean looksAt(String word) {
        return text.startsWith(word, at);
    }

    /** The text before the next such character, and goes behind it. */
    String until(char end) {
        int to = text.indexOf(end, at);
        if (to < 0) {
            throw new ExpressionParser.Unsupported("no " + end);
        }
        String found = text.substring(at, to);
        at = to + 1;
        return found;
    }

    /** Least and most of a counted repetition, most being -1 for no limit; empty when none stands here. */
    int[] counts() {
        Matcher matcher = COUNTS.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return new int[0];
        }
        at = matcher.end();
        int least = Integer.parseInt(matcher.group(1));
        if (matcher.group(2) == null) {
            return new int[] {least, least};
        }
        return new int[] {least, matcher.group(3) == null ? -1 : Integer.parseInt(matcher.group(3))};
    }

    /** The code point behind {@code \x}. */
    int hexadecimal() {
        String digits = skip("{") ? until('}') : "" + next() + next();
        try {
            return Integer.parseInt(digits, HEX);
        } catch (NumberFormatException e) {
            throw new ExpressionParser.Unsupported("digits");
        }
    }
}
