package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** A position that moves through a text in HCL: blanks, comments, names, quoted templates, here documents. */
final class HclText {
    private final String text;
    private final int[] lineStarts;
    private int position;

    HclText(String text) {
        this.text = text;
        this.lineStarts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(i -> text.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
    }

    int position() {
        return position;
    }

    void moveTo(int offset) {
        position = offset;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    /** The character here, NUL at the end. */
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        int at = position + ahead;
        return at < text.length() ? text.charAt(at) : '\0';
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, position);
    }

    void skip(int count) {
        position = Math.min(text.length(), position + count);
    }

    String since(int start) {
        return text.substring(start, position);
    }

    /** Skips blanks and comments, line ends too when asked. */
    void skipBlanks(boolean lines) {
        while (!atEnd()) {
            char c = peek();
            if (c == '#' || startsWith("//")) {
                skipLine();
            } else if (startsWith("/*")) {
                int end = text.indexOf("*/", position + 2);
                position = end < 0 ? text.length() : end + 2;
            } else if (c == '\n' ? lines : Character.isWhitespace(c) || c == '\uFEFF') {
                position++;
            } else {
                return;
            }
        }
    }

    private void skipLine() {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
    }

    /** The name that begins here, empty when none does. */
    String name() {
        int start = position;
        while (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '-') {
            position++;
        }
        return since(start);
    }

    /** Moves behind the quoted template that begins here, with the quotes in its interpolations. */
    void skipQuoted() throws HclSyntaxException {
        int start = position;
        int open = 0;
        boolean inside = true;
        for (position++; !atEnd(); position++) {
            char c = peek();
            if (inside && c == '\\') {
                position++;
            } else if (inside && (c == '$' || c == '%') && peek(1) == '{') {
                open++;
                position++;
                inside = false;
            } else if (!inside && c == '{') {
                open++;
            } else if (!inside && c == '}') {
                open--;
                inside = open == 0;
            } else if (c == '"') {
                if (open == 0) {
                    position++;
                    return;
                }
                inside = !inside;
            } else if (c == '\n' && open == 0) {
                break;
            }
        }
        throw new HclSyntaxException("the quoted text has no end", line(start));
    }

    /** The text of the here document that begins here, empty when it is none; moves behind it. */
    Optional<String> hereDocument() throws HclSyntaxException {
        int start = position;
        skip(2);
        if (peek() == '-') {
            skip(1);
        }
        String word = name();
        if (word.isEmpty()) {
            position = start;
            return Optional.empty();
        }
        skipLine();
        int first = Math.min(text.length(), position + 1);
        for (int line = first; line < text.length(); line = position + 1) {
            position = line;
            skipLine();
            if (since(line).strip().equals(word)) {
                return Optional.of(text.substring(first, line));
            }
        }
        throw new HclSyntaxException("the text up to " + word + " has no end", line(start));
    }

    /** The line of an offset, 1-based. */
    int line(int offset) {
        return lineIndex(offset) + 1;
    }

    private int lineIndex(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found : -found - 2;
    }

    Optional<Mark> mark(int offset) {
        int line = lineIndex(offset);
        return Optional.of(new Mark("", offset, line, offset - lineStarts[line], new int[0], 0));
    }
}
