package io.jenkins.plugins.securitygate.scanner.secret;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells apart texts that the rules treat differently because of where they come from: by the expressions over paths that
 * hold for them, and the commits that allowlists name. Of the same content at two places with equal profiles, the rules
 * find the same.
 */
final class PathProfile {
    private final PathSet paths;
    private final Set<String> commits;

    /** Which expressions hold, the commit where an allowlist names it, and how the content is opened. */
    record Profile(BitSet paths, String commit, String archive) {}

    PathProfile(RuleSet rules) {
        List<Allowlist> allowlists = Stream.concat(
                        rules.allowlists().stream(), rules.rules().stream().flatMap(rule -> rule.allowlists().stream()))
                .toList();
        // Patterns are equal when their expressions and flags are.
        paths = new PathSet(Stream.concat(
                        rules.rules().stream()
                                .map(SecretRule::path)
                                .filter(path -> path != null)
                                .flatMap(path -> path.patterns().stream()),
                        allowlists.stream().flatMap(allowlist -> allowlist.paths().patterns().stream()))
                .distinct()
                .toList());
        commits = allowlists.stream()
                .flatMap(allowlist -> allowlist.commits().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    Profile of(Origin origin) {
        // The names of an archive's entries begin with its own.
        String archive = ArchiveWalk.opens(origin.path()) ? origin.path() : "";
        return new Profile(
                paths.matching(origin.path()), commits.contains(origin.commit()) ? origin.commit() : "", archive);
    }
}
