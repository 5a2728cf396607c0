package io.jenkins.plugins.securitygate.scanner.secret;

import com.google.re2j.Matcher;
import java.util.List;
import java.util.function.Consumer;

/** Finds the matches of a rule in parts of a text, as if the whole text had been searched. */
final class RuleSearch {
    /** An assertion looks at one code point beside it. */
    private static final int CONTEXT = 2;

    private final SecretRule rule;
    private final String text;

    RuleSearch(SecretRule rule, String text) {
        this.rule = rule;
        this.text = text;
    }

    /** @param extents parts that hold every match, apart and in order */
    void in(List<Candidate.Span> extents, Consumer<Candidate> found) {
        int done = 0;
        for (Candidate.Span extent : extents) {
            int from = Math.max(done, extent.start());
            int to = Math.min(text.length(), extent.end() + CONTEXT);
            if (from < to) {
                done = search(from, to, found);
            }
        }
    }

    /** Where the next search begins. */
    private int search(int from, int to, Consumer<Candidate> found) {
        int base = Math.max(0, from - CONTEXT);
        boolean whole = base == 0 && to == text.length();
        Matcher matcher = rule.regex().matcher(whole ? text : text.substring(base, to));
        int done = from;
        for (boolean more = matcher.find(from - base); more; more = matcher.find()) {
            found.accept(candidate(matcher, base));
            done = base + matcher.end();
        }
        return done;
    }

    private Candidate candidate(Matcher matcher, int base) {
        int start = base + matcher.start();
        int end = base + matcher.end();
        while (start < end && text.charAt(start) == '\n') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == '\n') {
            end--;
        }
        Candidate.Span match = new Candidate.Span(start, end);
        return new Candidate(rule, text, match, secretOf(matcher, base, match));
    }

    private Candidate.Span secretOf(Matcher matcher, int base, Candidate.Span match) {
        int first = rule.secretGroup() > 0 ? rule.secretGroup() : 1;
        int last = rule.secretGroup() > 0 ? rule.secretGroup() : matcher.groupCount();
        for (int group = first; group <= last; group++) {
            if (matcher.start(group) >= 0 && matcher.end(group) > matcher.start(group)) {
                return new Candidate.Span(base + matcher.start(group), base + matcher.end(group));
            }
        }
        return match;
    }
}
