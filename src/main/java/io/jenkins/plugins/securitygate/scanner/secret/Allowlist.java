package io.jenkins.plugins.securitygate.scanner.secret;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Says what is no secret although a rule matches it, as gitleaks defines it. A file of a folder is in no commit.
 *
 * @param all whether all given criteria must hold; else one is enough
 * @param target what the expressions are matched with
 * @param paths expressions over paths relative to the scanned root
 * @param regexes expressions over the target
 * @param stopwords lower case; a secret that contains one, in any case, is none
 * @param commits names of commits, lower case
 */
record Allowlist(
        boolean all, Target target, PathSet paths, List<Pattern> regexes, List<String> stopwords, Set<String> commits) {

    /** Which text the expressions are matched with. */
    enum Target {
        SECRET,
        MATCH,
        LINE
    }

    /** Whether a text need not be looked at. */
    boolean allowsFile(Origin origin) {
        boolean commit = commits.contains(origin.commit());
        boolean path = paths.matches(origin.path());
        if (!all) {
            return commit || path;
        }
        return regexes.isEmpty() && stopwords.isEmpty() && (commits.isEmpty() || commit) && (paths.isEmpty() || path);
    }

    /** Whether a match is none. An origin that is enough by itself was asked about before, see {@link #allowsFile}. */
    boolean allows(Origin origin, Candidate candidate) {
        boolean regex = matches(regexes, targetOf(candidate));
        boolean stopword = stopped(candidate.secret());
        if (!all) {
            return regex || stopword;
        }
        return (commits.isEmpty() || commits.contains(origin.commit()))
                && (paths.isEmpty() || paths.matches(origin.path()))
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
