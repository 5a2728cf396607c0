package io.jenkins.plugins.securitygate.yaml;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Finds the place in the YAML text that a character of a scalar's value comes from (YAML 1.2.2, sections 7.3 and 8.1).
 *
 * <p>Walks text and value side by side: quotes may hide escapes, line breaks may be folded to spaces, and block scalars
 * are indented.
 */
final class ScalarSource {
    private final String text;
    private final String value;
    private final ScalarStyle style;
    private int at;
    private int done;

    ScalarSource(String text, ScalarNode scalar) {
        this.text = text;
        value = scalar.getValue();
        style = scalar.getScalarStyle();
        at = text.offsetByCodePoints(0, scalar.getStartMark().orElseThrow().getIndex());
        enter();
    }

    /** The index in the text of the value's character with this offset. */
    int indexOf(int offset) {
        while (done < Math.min(offset, value.length()) && at < text.length()) {
            step();
        }
        return Math.min(at, text.length());
    }

    private void enter() {
        if (isQuoted()) {
            at++;
        } else if (isBlock()) {
            at = text.indexOf('\n', at) + 1;
            skipBreaks();
            while (done < value.length() && isSpace(value.charAt(done))) {
                done++;
            }
        }
    }

    private void step() {
        if (breaksHere()) {
            skipBreaks();
            // What the breaks became, and indentation beyond that of the block.
            while (done < value.length() && isSpace(value.charAt(done))) {
                done++;
            }
            return;
        }
        char c = text.charAt(at);
        if (style == ScalarStyle.DOUBLE_QUOTED && c == '\\') {
            skipEscape();
            return;
        }
        at += style == ScalarStyle.SINGLE_QUOTED && c == '\'' ? 2 : 1;
        done++;
    }

    /** Whether the line ends here; space at the end of a line does not count outside block scalars. */
    private boolean breaksHere() {
        int i = at;
        while (!isBlock() && i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i < text.length() && isBreak(text.charAt(i));
    }

    /** Goes to the first character of the next line with content. */
    private void skipBreaks() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private void skipEscape() {
        char code = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (isBreak(code)) {
            at++;
            skipBreaks();
            return;
        }
        int digits = switch (code) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
        };
        at += 2 + digits;
        done += digits == 8 ? 2 : 1;
    }

    private boolean isQuoted() {
        return style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED;
    }

    private boolean isBlock() {
        return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || isBreak(c);
    }
}
