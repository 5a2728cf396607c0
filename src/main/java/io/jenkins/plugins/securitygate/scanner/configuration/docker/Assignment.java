package io.jenkins.plugins.securitygate.scanner.configuration.docker;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * One {@code name=value} of an {@code ENV} or {@code ARG} instruction.
 *
 * @param name without quotes
 * @param value without quotes, empty when none is given
 * @param offset where in the instruction's text it begins
 */
record Assignment(String name, String value, int offset) {
    private static final Pattern PAIR =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_.-]*)(=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|([^\\s]*)))?");

    static List<Assignment> of(Instruction instruction) {
        String text = instruction.text();
        List<String> words = instruction.words();
        if (instruction.is("ENV") && words.size() > 1 && words.get(0).indexOf('=') < 0) {
            // The old form: everything after the name is the value.
            String rest = text.strip().substring(words.get(0).length()).strip();
            return List.of(new Assignment(words.get(0), rest, 0));
        }
        List<Assignment> assignments = new ArrayList<>();
        Matcher pair = PAIR.matcher(text);
        while (pair.find()) {
            assignments.add(new Assignment(pair.group(1), value(pair), pair.start()));
        }
        return assignments;
    }

    private static String value(Matcher pair) {
        for (int group = 3; group <= 5; group++) {
            if (pair.group(group) != null) {
                return pair.group(group);
            }
        }
        return "";
    }
}
