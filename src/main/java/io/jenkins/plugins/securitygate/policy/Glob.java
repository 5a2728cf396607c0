package io.jenkins.plugins.securitygate.policy;

import com.google.re2j.Pattern;

/**
 * A glob over paths and names: {@code *} within a segment, {@code **} over segments, {@code ?} for one character. A
 * leading or inner {@code **}{@code /} also stands for no segment at all. Everything else stands for itself; case
 * matters only in paths.
 */
final class Glob {
    private final String text;
    private final Pattern pattern;

    private Glob(String text, int flags) {
        this.text = text;
        pattern = Pattern.compile(regex(text), flags);
    }

    /** A glob over file paths. */
    static Glob ofPath(String text) {
        return new Glob(text, 0);
    }

    /** A glob over names of stages and regions, in any case. */
    static Glob ofName(String text) {
        return new Glob(text, Pattern.CASE_INSENSITIVE);
    }

    boolean matches(String candidate) {
        return pattern.matches(candidate);
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i) && (i == 0 || glob.charAt(i - 1) == '/')) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
