package io.jenkins.plugins.securitygate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Replaces or leaves out one part of a report, and keeps the rest well-formed.
 *
 * @param random picks the part
 * @param value JSON that takes the place of the part, empty to leave it out
 */
record StructureMutation(Random random, String value) {
    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final Pattern MEMBER = Pattern.compile(TEXT + "\\s*:\\s*(" + TEXT + "|[-+.0-9a-zA-Z]+|\\[|\\{)");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s[A-Za-z:-]+=(\"[^\"<]*\")");
    private static final Pattern LEAF = Pattern.compile("<([A-Za-z][\\w:.-]*)[^<>]*>([^<]*)</\\1>");
    private static final Pattern FIELD = Pattern.compile("(?<=[,;|\\n=])[^,;|\\n=]*");

    String of(String text, Fixture fixture) {
        if (fixture.isXml()) {
            return random.nextBoolean() ? replaced(text, pick(ATTRIBUTE, text), 1, quoted()) : leaf(text);
        }
        return fixture.isJson() ? member(text) : replaced(text, pick(FIELD, text), 0, value);
    }

    /** A member of an object; one that holds an object or a list as a whole. */
    private String member(String text) {
        MatchResult found = pick(MEMBER, text);
        if (found == null) {
            return text + value;
        }
        int end = endOfValue(text, found.start(1));
        if (!value.isEmpty()) {
            return text.substring(0, found.start(1)) + value + text.substring(end);
        }
        int next = end;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        boolean more = next < text.length() && text.charAt(next) == ',';
        String before = text.substring(0, found.start());
        int comma = before.lastIndexOf(',');
        boolean last = !more && comma >= 0 && before.substring(comma + 1).isBlank();
        return (last ? before.substring(0, comma) : before) + text.substring(more ? next + 1 : end);
    }

    private static int endOfValue(String text, int start) {
        char first = text.charAt(start);
        if (first != '[' && first != '{') {
            return first == '"' ? endOfText(text, start) : endOfWord(text, start);
        }
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '"' -> i = endOfText(text, i) - 1;
                case '[', '{' -> depth++;
                case ']', '}' -> {
                    if (--depth == 0) {
                        return i + 1;
                    }
                }
                default -> {}
            }
        }
        return text.length();
    }

    private static int endOfText(String text, int start) {
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), i + 1);
    }

    private static int endOfWord(String text, int start) {
        int i = start;
        while (i < text.length() && ",]}\n\r ".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    /** An element without child elements: left out, or with elements, deep ones too, in the place of its text. */
    private String leaf(String text) {
        MatchResult found = pick(LEAF, text);
        if (value.isEmpty()) {
            return replaced(text, found, 0, "");
        }
        String content = value.startsWith("[") || value.startsWith("{")
                ? value.replaceAll("[\\[{]", "<x>").replaceAll("[\\]}]", "</x>").replaceAll("[:,]", "")
                : value.replace("\\u0000", "");
        return replaced(text, found, 2, content);
    }

    private String quoted() {
        return value.isEmpty() ? "\"\"" : '"' + value.replace("\"", "").replace("\\u0000", "") + '"';
    }

    private static String replaced(String text, MatchResult found, int group, String replacement) {
        return found == null
                ? text + replacement
                : text.substring(0, found.start(group)) + replacement + text.substring(found.end(group));
    }

    private MatchResult pick(Pattern pattern, String text) {
        List<MatchResult> all = new ArrayList<>(pattern.matcher(text).results().toList());
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }
}
