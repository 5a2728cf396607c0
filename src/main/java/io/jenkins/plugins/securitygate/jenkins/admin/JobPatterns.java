package io.jenkins.plugins.securitygate.jenkins.admin;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Patterns over full names of jobs, one a line: {@code *} stands for anything within a folder, {@code **} for anything.
 * A line that starts with {@code #} is a comment.
 */
public final class JobPatterns {
    private final List<Pattern> patterns;

    /** @param lines the patterns, {@code null} for none */
    public JobPatterns(String lines) {
        patterns = lines(lines).stream().map(JobPatterns::pattern).toList();
    }

    /** @param fullName names of the folders and of the job, with slashes between */
    public boolean matches(String fullName) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(fullName).matches());
    }

    /** The lines that say something. */
    static List<String> lines(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("\\R"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList();
    }

    private static Pattern pattern(String line) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '*' && line.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(c == '*' ? "[^/]*" : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
