package io.jenkins.plugins.securitygate.scanner.license;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A place where the text of a licence stands in one piece. Among the licences of several works those that are alike are told
 * apart so, and a short one is not lost.
 *
 * @param hits where the licence's runs of words are, as indexes into those of the text
 * @param found how many different ones these are
 */
record Occurrence(LicenseTemplate template, int[] hits, int found) {
    /** How much longer than the licence a place may be, for what is added: a part of it, and runs of words. */
    private static final double STRETCH = 1.25;

    private static final int SLACK = 20;

    /** So often the places of what lay upon something better are looked for again; no honest text needs as many. */
    private static final int MAX_ROUNDS = 20;

    /**
     * The places in a text, those first that explain most of it and miss least. Of places that lie upon each other the first
     * one counts.
     *
     * @param text runs of words in the order of the text
     * @param explained becomes true for the runs of words that belong to what was found
     */
    static List<Occurrence> in(long[] text, List<LicenseTemplate> templates, boolean[] explained) {
        List<Occurrence> accepted = new ArrayList<>();
        List<Search> open = Search.of(text, templates);
        for (int round = 0; round < MAX_ROUNDS && !open.isEmpty(); round++) {
            List<Occurrence> candidates = new ArrayList<>();
            open.forEach(search -> candidates.addAll(search.places(explained)));
            candidates.sort(Comparator.comparingInt(Occurrence::gain).reversed());
            Set<LicenseTemplate> disturbed = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Occurrence occurrence : candidates) {
                if (IntStream.of(occurrence.hits).anyMatch(hit -> explained[hit])) {
                    disturbed.add(occurrence.template);
                } else if (occurrence.template.isToldApart(occurrence.place(text), templates)) {
                    accepted.add(occurrence);
                    IntStream.of(occurrence.hits).forEach(hit -> explained[hit] = true);
                }
            }
            // Without what a better one explains the licence may stand somewhere else.
            open = open.stream()
                    .filter(search -> disturbed.contains(search.template))
                    .toList();
        }
        return accepted;
    }

    /** All that is said there. */
    private Set<Long> place(long[] text) {
        return Grams.distinct(Arrays.copyOfRange(text, hits[0], hits[hits.length - 1] + 1));
    }

    /** What it explains less what it misses. */
    private int gain() {
        return found - (template.size() - found);
    }

    /** Moves a window over a text, and keeps the fullest of those that overlap. */
    private static final class Search {
        private final LicenseTemplate template;
        private final long[] text;
        private final int[] all;
        private final Map<Long, Integer> window = new HashMap<>();
        private int[] hits;
        private int first;
        private int bestFirst;
        private int bestLast;
        private int best;

        private Search(LicenseTemplate template, long[] text, int[] all) {
            this.template = template;
            this.text = text;
            this.all = all;
        }

        /** One for each licence; all that they look for is looked up in one pass over the text. */
        static List<Search> of(long[] text, List<LicenseTemplate> templates) {
            Map<Long, List<IntStream.Builder>> wanted = new HashMap<>();
            List<IntStream.Builder> hits = new ArrayList<>();
            for (LicenseTemplate template : templates) {
                IntStream.Builder own = IntStream.builder();
                hits.add(own);
                template.grams()
                        .forEach(gram -> wanted.computeIfAbsent(gram, key -> new ArrayList<>())
                                .add(own));
            }
            for (int i = 0; i < text.length; i++) {
                for (IntStream.Builder own : wanted.getOrDefault(text[i], List.of())) {
                    own.add(i);
                }
            }
            return IntStream.range(0, templates.size())
                    .mapToObj(i -> new Search(
                            templates.get(i), text, hits.get(i).build().toArray()))
                    .toList();
        }

        /** Where the licence stands outside of what is explained. */
        List<Occurrence> places(boolean[] explained) {
            List<Occurrence> found = new ArrayList<>();
            double length = template.length() * STRETCH + SLACK;
            hits = IntStream.of(all).filter(hit -> !explained[hit]).toArray();
            window.clear();
            first = 0;
            for (int last = 0; last < hits.length; last++) {
                window.merge(text[hits[last]], 1, Integer::sum);
                while (hits[last] - hits[first] > length || window.get(text[hits[first]]) > 1) {
                    leaveFirst();
                }
                if (first > bestLast) {
                    best().ifPresent(found::add);
                }
                if (template.isIn(window.size()) && isBetter(last)) {
                    best = window.size();
                    bestFirst = first;
                    bestLast = last;
                }
            }
            best().ifPresent(found::add);
            return found;
        }

        /**
         * Whether more of the licence is in the window than in the best one. Words between count against it, since the end
         * of one text and the beginning of the next have as much of the licence as each of both.
         */
        private boolean isBetter(int last) {
            return best == 0 || 2 * window.size() - others(first, last) > 2 * best - others(bestFirst, bestLast);
        }

        /** How many runs of words are not the licence's. */
        private int others(int from, int to) {
            return hits[to] - hits[from] - (to - from);
        }

        private void leaveFirst() {
            window.computeIfPresent(text[hits[first]], (gram, count) -> count == 1 ? null : count - 1);
            first++;
        }

        /** The best window since the last one that was asked for. */
        private Optional<Occurrence> best() {
            int size = best;
            best = 0;
            return size == 0
                    ? Optional.empty()
                    : Optional.of(new Occurrence(template, Arrays.copyOfRange(hits, bestFirst, bestLast + 1), size));
        }
    }
}
