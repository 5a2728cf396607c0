package io.jenkins.plugins.securitygate.scanner.secret;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Finds what the rules of a set match in a text. Used by many threads at once. */
final class RuleMatcher {
    private static final Comparator<Candidate> BY_PLACE =
            Comparator.comparingInt(candidate -> candidate.secretSpan().start());

    private final RuleSet rules;
    private final RuleIndex index;
    private final List<SecretRule> byPathAlone;

    RuleMatcher(RuleSet rules) {
        this.rules = rules;
        this.index = new RuleIndex(rules.rules());
        this.byPathAlone =
                rules.rules().stream().filter(rule -> rule.regex() == null).toList();
    }

    /** Whether no rule looks into a text. */
    boolean allowsFile(Origin origin) {
        return rules.allowlists().stream().anyMatch(allowlist -> allowlist.allowsFile(origin));
    }

    /** The rules that a file breaks by its path alone. */
    List<SecretRule> brokenByPath(Origin origin) {
        return byPathAlone.stream().filter(rule -> looksAt(rule, origin)).toList();
    }

    /**
     * Everything in the window that is a secret by one of the rules, in the order of the text and for the same place
     * in the order of the rules.
     *
     * @param checkpoint called between two rules, throws when the scan is to end
     */
    List<Candidate> match(Origin origin, TextWindow window, Runnable checkpoint) {
        List<Candidate> candidates = new ArrayList<>();
        RuleIndex.Hits hits = index.scan(window.text());
        BitSet possible = hits.rules();
        for (int i = possible.nextSetBit(0); i >= 0; i = possible.nextSetBit(i + 1)) {
            SecretRule rule = rules.rules().get(i);
            List<Candidate.Span> extents = rule.regex() == null ? List.of() : hits.extents(i);
            if (!extents.isEmpty() && looksAt(rule, origin)) {
                checkpoint.run();
                new RuleSearch(rule, window.text()).in(extents, candidate -> {
                    if (window.owns(candidate) && isSecret(candidate, origin)) {
                        candidates.add(candidate);
                    }
                });
            }
        }
        candidates.sort(BY_PLACE);
        return candidates;
    }

    private static boolean looksAt(SecretRule rule, Origin origin) {
        return (rule.path() == null || rule.path().matches(origin.path()))
                && rule.allowlists().stream().noneMatch(allowlist -> allowlist.allowsFile(origin));
    }

    private boolean isSecret(Candidate candidate, Origin origin) {
        SecretRule rule = candidate.rule();
        String secret = candidate.secret();
        return (rule.entropy() == 0 || Entropy.of(secret) > rule.entropy())
                && (rule.check() == null || rule.check().plausible(secret))
                && rules.allowlists().stream().noneMatch(allowlist -> allowlist.allows(origin, candidate))
                && rule.allowlists().stream().noneMatch(allowlist -> allowlist.allows(origin, candidate));
    }

    /**
     * The candidates with every place once: a catch-all rule gives way to any other rule that found something there, and
     * of several rules that found a secret with the same beginning the first one stands.
     *
     * @param candidates as {@link #match} gives them
     */
    static List<Candidate> distinct(List<Candidate> candidates) {
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (!candidate.rule().generic() && !beginsWithLast(kept, candidate)) {
                kept.add(candidate);
            }
        }
        for (Candidate candidate : candidates) {
            if (candidate.rule().generic() && kept.stream().noneMatch(other -> overlap(other, candidate))) {
                kept.add(candidate);
            }
        }
        kept.sort(BY_PLACE);
        return kept;
    }

    /** Both together: of two that overlap, the direct one stands unless it comes from a catch-all rule. */
    static List<Candidate> joined(List<Candidate> direct, List<Candidate> decoded) {
        if (decoded.isEmpty()) {
            return direct;
        }
        List<Candidate> kept = new ArrayList<>();
        direct.stream()
                .filter(one -> !one.rule().generic() || decoded.stream().noneMatch(other -> overlap(one, other)))
                .forEach(kept::add);
        List<Candidate> standing = List.copyOf(kept);
        decoded.stream()
                .filter(one -> standing.stream().noneMatch(other -> overlap(one, other)))
                .forEach(kept::add);
        kept.sort(BY_PLACE);
        return kept;
    }

    private static boolean beginsWithLast(List<Candidate> kept, Candidate candidate) {
        return !kept.isEmpty()
                && kept.get(kept.size() - 1).secretSpan().start()
                        == candidate.secretSpan().start();
    }

    private static boolean overlap(Candidate one, Candidate other) {
        return one.secretSpan().overlaps(other.secretSpan());
    }
}
