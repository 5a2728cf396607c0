package io.jenkins.plugins.securitygate.scanner.secret;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/**
 * Says what is no secret although a rule matches it, as gitleaks defines it. Commits never match: a folder has none.
 *
 * @param all whether all given criteria must hold; else one is enough
 * @param target what the expressions are matched with
 * @param paths expressions over paths relative to the scanned root
 * @param regexes expressions over the target
 * @param stopwords lower case; a secret that contains one, in any case, is none
 * @param commits whether the allowlist is bound to commits as well
 */
record Allowlist(
        boolean all,
        Target target,
        List<Pattern> paths,
        List<Pattern> regexes,
        List<String> stopwords,
        boolean commits) {

    /** Which text the expressions are matched with. */
    enum Target {
        SECRET,
        MATCH,
        LINE
    }

    /** Whether a file need not be looked at. */
    boolean allowsFile(String path) {
        boolean contentCounts = all && !(regexes.isEmpty() && stopwords.isEmpty());
        return !contentCounts && !(all && commits) && matches(paths, path);
    }

    /** Whether a match is none. A path that is enough by itself was asked about before, see {@link #allowsFile}. */
    boolean allows(String path, Candidate candidate) {
        boolean regex = matches(regexes, targetOf(candidate));
        boolean stopword = stopped(candidate.secret());
        if (!all) {
            return regex || stopword;
        }
        return !commits
                && (paths.isEmpty() || matches(paths, path))
                && (regexes.isEmpty() || regex)
                && (stopwords.isEmpty() || stopword);
    }

    private String targetOf(Candidate candidate) {
        return switch (target) {
            case SECRET -> candidate.secret();
            case MATCH -> candidate.match();
            case LINE -> candidate.lines();
        };
    }

    private boolean stopped(String secret) {
        if (stopwords.isEmpty()) {
            return false;
        }
        String lower = secret.toLowerCase(Locale.ROOT);
        return stopwords.stream().anyMatch(lower::contains);
    }

    private static boolean matches(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }
}
