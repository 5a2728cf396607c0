package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.scanner.secret.Expression.Characters;
import io.jenkins.plugins.securitygate.scanner.secret.Expression.Choice;
import io.jenkins.plugins.securitygate.scanner.secret.Expression.Repeat;
import io.jenkins.plugins.securitygate.scanner.secret.Expression.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the texts that a match of an expression cannot do without. */
final class AnchorSearch {
    private static final int MAX_BEFORE = 2_000;
    private static final int MAX_LITERALS = 256;
    private static final int MAX_LENGTH = 24;
    private static final int MAX_CHARACTERS = 8;
    private static final int SHORTEST = 1;
    private static final int GOOD = 3;
    private static final int ENOUGH = 6;
    private static final int MAX_DEPTH = 2;
    private static final int UNITS_PER_CODE_POINT = 2;

    private AnchorSearch() {}

    /** Anchors of which every match has at least one; none when no text is long enough to look for. */
    static List<Anchor> of(Expression expression) {
        return search(Expression.parts(expression), 0);
    }

    private static List<Anchor> search(List<Expression> parts, int depth) {
        Anchor best = best(parts);
        if (depth == MAX_DEPTH || quality(best) >= GOOD) {
            return quality(best) >= SHORTEST ? List.of(best) : List.of();
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Choice choice) {
                List<Anchor> anchors = distributed(parts, i, choice, depth);
                if (anchors.stream().mapToInt(AnchorSearch::quality).min().orElse(0) > quality(best)) {
                    return anchors;
                }
            }
        }
        return quality(best) >= SHORTEST ? List.of(best) : List.of();
    }

    /** The anchors of each branch together with what stands around the choice; none when a branch has none. */
    private static List<Anchor> distributed(List<Expression> parts, int index, Choice choice, int depth) {
        List<Anchor> anchors = new ArrayList<>();
        for (Expression branch : choice.branches()) {
            List<Expression> whole = new ArrayList<>(parts.subList(0, index));
            whole.addAll(Expression.parts(branch));
            whole.addAll(parts.subList(index + 1, parts.size()));
            List<Anchor> found = search(whole, depth + 1);
            if (found.isEmpty()) {
                return List.of();
            }
            anchors.addAll(found);
        }
        return anchors;
    }

    private static Anchor best(List<Expression> parts) {
        Anchor best = null;
        for (int i = 0; i < parts.size(); i++) {
            int before = Expression.longest(new Sequence(parts.subList(0, i)));
            if (before > MAX_BEFORE) {
                break;
            }
            Sequence rest = new Sequence(parts.subList(i, parts.size()));
            Prefixes prefixes = new Prefixes(Set.of(""), true).then(rest);
            Anchor anchor = new Anchor(prefixes.texts(), before * UNITS_PER_CODE_POINT, rest);
            if (best == null || quality(anchor) > quality(best)) {
                best = anchor;
            }
        }
        return best;
    }

    private static int quality(Anchor anchor) {
        int shortest = anchor == null
                ? 0
                : anchor.literals().stream().mapToInt(String::length).min().orElse(0);
        return Math.min(shortest, ENOUGH);
    }

    /**
     * Texts of which one begins whatever is consumed.
     *
     * @param whole whether each is all that is consumed so far, so that more can follow it
     */
    private record Prefixes(Set<String> texts, boolean whole) {
        Prefixes then(Expression next) {
            if (!whole) {
                return this;
            }
            if (next instanceof Characters characters) {
                return then(characters);
            }
            if (next instanceof Choice choice) {
                return then(choice);
            }
            return next instanceof Repeat repeat ? then(repeat) : then((Sequence) next);
        }

        private Prefixes then(Characters characters) {
            Set<Character> letters = new LinkedHashSet<>();
            characters.set().stream().forEach(c -> letters.add(Character.toLowerCase((char) c)));
            boolean tooMany = letters.isEmpty()
                    || letters.size() > MAX_CHARACTERS
                    || characters.set().get(Expression.OTHER)
                    || letters.size() * texts.size() > MAX_LITERALS
                    || texts.stream().anyMatch(text -> text.length() == MAX_LENGTH);
            if (tooMany) {
                return new Prefixes(texts, false);
            }
            Set<String> longer = new LinkedHashSet<>();
            texts.forEach(text -> letters.forEach(letter -> longer.add(text + letter)));
            return new Prefixes(longer, true);
        }

        private Prefixes then(Sequence sequence) {
            Prefixes result = this;
            for (Expression part : sequence.parts()) {
                result = result.then(part);
            }
            return result;
        }

        private Prefixes then(Choice choice) {
            Set<String> union = new LinkedHashSet<>();
            boolean all = true;
            for (Expression branch : choice.branches()) {
                Prefixes one = then(branch);
                union.addAll(one.texts);
                all &= one.whole;
            }
            return union.size() > MAX_LITERALS ? new Prefixes(texts, false) : new Prefixes(union, all);
        }

        private Prefixes then(Repeat repeat) {
            Prefixes result = this;
            for (int i = 0; i < repeat.least() && result.whole; i++) {
                result = result.then(repeat.body());
            }
            if (repeat.least() == repeat.most()) {
                return result;
            }
            if (repeat.least() == 0 && repeat.most() == 1) {
                return then(new Choice(List.of(Expression.EMPTY, repeat.body())));
            }
            return new Prefixes(result.texts, false);
        }
    }
}
