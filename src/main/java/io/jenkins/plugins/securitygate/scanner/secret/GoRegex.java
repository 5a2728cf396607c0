package io.jenkins.plugins.securitygate.scanner.secret;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Compiles the expressions of Go's {@code regexp} package. Both follow RE2, so that matching takes linear time on any
 * input; they differ only in that Go also bounds nested repetition.
 */
final class GoRegex {
    private static final int MAX_PROGRAM = 50_000;

    private GoRegex() {}

    /** @throws IllegalArgumentException saying in words for the rule's author why the expression is not supported */
    static Pattern compile(String expression) {
        try {
            Pattern pattern = Pattern.compile(expression);
            if (pattern.programSize() > MAX_PROGRAM) {
                throw new IllegalArgumentException("the regular expression repeats too much: it compiles to "
                        + pattern.programSize() + " instructions, at most " + MAX_PROGRAM + " are allowed");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("the regular expression is not valid RE2: " + explained(e), e);
        }
    }

    private static String explained(PatternSyntaxException e) {
        String at = e.getDescription() + ": " + e.getPattern();
        boolean backtracking = e.getPattern().startsWith("(?=")
                || e.getPattern().startsWith("(?!")
                || e.getPattern().startsWith("(?<")
                || e.getPattern().startsWith("(?>")
                || e.getPattern().matches("\\\\[1-9]");
        return backtracking ? at + " (RE2 has no look-around, atomic groups or back references)" : at;
    }
}
