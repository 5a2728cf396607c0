package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recognises the texts of licences. A licence is there when nearly all of its text is; of several that are, the one that
 * explains most and misses least is taken, and what it explains is not looked at again. So an added copyright line or a
 * second licence does no harm, and a licence whose text is part of another is not taken for that.
 */
final class LicenseTexts {
    private static final int MAX_LICENSES = 20;
    private static final LicenseIndex ALL = new LicenseIndex(LicenseTemplate.ALL);

    /** Licences with fewer runs of words stand in one piece. */
    private static final int LONG = 300;

    /**
     * A licence that was recognised.
     *
     * @param expression what it is
     * @param score the part of its text that was found, 0 to 1
     */
    record Match(LicenseExpression expression, double score) {
        static Match of(LicenseTemplate template, int found) {
            return new Match(template.expression(), (double) found / template.size());
        }
    }

    private LicenseTexts() {}

    /** All licences whose texts are in a text, the longest first; empty when there is none. */
    static List<Match> in(String text) {
        return in(Grams.inOrder(text), new HashSet<>());
    }

    /** Of a file that is about licences: also those that it only names, outside of the texts that it has. */
    static List<Match> named(String text) {
        Set<Long> rest = new HashSet<>();
        Map<Set<String>, Match> byFamily = new LinkedHashMap<>();
        for (Match match : in(Grams.inOrder(text), rest)) {
            byFamily.merge(LicenseFamily.of(match.expression()), match, LicenseTexts::exact);
        }
        for (LicenseExpression reference : LicenseReferences.in(text, paragraph -> isExplained(paragraph, rest))) {
            byFamily.merge(LicenseFamily.of(reference), new Match(reference, 1), LicenseTexts::exact);
        }
        return List.copyOf(byFamily.values());
    }

    /** Of two statements about one licence the one with an exception, which allows more than the licence alone. */
    private static Match exact(Match one, Match other) {
        boolean added = other.expression().toString().contains(" WITH ")
                && !one.expression().toString().contains(" WITH ");
        return added ? other : one;
    }

    /** Whether more of a paragraph is in recognised texts than is not. */
    private static boolean isExplained(String paragraph, Set<Long> rest) {
        Set<Long> grams = Grams.of(paragraph);
        long unexplained = grams.stream().filter(rest::contains).count();
        return !grams.isEmpty() && 2 * unexplained <= grams.size();
    }

    /**
     * The licences that stand somewhere in one piece, then those whose pieces lie apart.
     *
     * @param rest takes the runs of words that no licence explains
     */
    private static List<Match> in(long[] text, Set<Long> rest) {
        Set<Long> grams = Grams.distinct(text);
        List<LicenseTemplate> candidates = ALL.count(grams)
                .filter(count -> count.template().isIn(count.found()))
                .map(LicenseIndex.Count::template)
                .toList();
        boolean[] explained = new boolean[text.length];
        List<Occurrence> occurrences = Occurrence.in(text, candidates, explained);
        IntStream.range(0, text.length).filter(i -> !explained[i]).forEach(i -> rest.add(text[i]));
        occurrences.forEach(occurrence -> rest.removeAll(occurrence.template().grams()));
        Stream<Match> whole = occurrences.stream().map(found -> Match.of(found.template(), found.found()));
        return Stream.concat(whole, scattered(candidates, grams, rest).stream())
                .collect(Collectors.toMap(
                        Match::expression, match -> match, (first, other) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** @param rest what no licence has explained yet; what those found explain is taken from it */
    private static List<Match> scattered(List<LicenseTemplate> candidates, Set<Long> grams, Set<Long> rest) {
        List<Match> matches = new ArrayList<>();
        Optional<LicenseTemplate> best = best(candidates, grams, rest);
        while (best.isPresent() && matches.size() < MAX_LICENSES) {
            matches.add(Match.of(best.get(), best.get().countIn(grams)));
            rest.removeAll(best.get().grams());
            best = best(candidates, grams, rest);
        }
        return matches;
    }

    private static Optional<LicenseTemplate> best(List<LicenseTemplate> candidates, Set<Long> grams, Set<Long> rest) {
        return candidates.stream()
                .filter(template -> template.size() >= LONG)
                .filter(template ->
                        2 * template.countIn(rest) > template.size() && template.isToldApart(grams, candidates))
                .max(Comparator.comparingInt(
                        template -> template.countIn(rest) + template.countIn(grams) - template.size()));
    }

    /** The licence that a text is most like, however little that is. */
    static Match nearest(String text) {
        Set<Long> grams = Grams.of(text);
        return ALL.count(grams)
                .max(Comparator.comparingDouble(count -> likeness(count, grams.size())))
                .map(count -> Match.of(count.template(), count.found()))
                .orElseThrow();
    }

    /** What both have in common of what both have (Dice), since a part of a short licence is in many texts. */
    private static double likeness(LicenseIndex.Count count, int size) {
        return 2.0 * count.found() / (count.template().size() + size);
    }
}
