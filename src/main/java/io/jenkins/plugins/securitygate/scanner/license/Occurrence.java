package io.jenkins.plugins.securitygate.scanner.license;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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

    /**
     * The places in a text, those first that explain most of it and miss least. Of places that lie upon each other the first
     * one counts.
     *
     * @param text runs of words in the order of the text
     * @param explained becomes true for the runs of words that belong to what was found
     */
    static List<Occurrence> in(long[] text, List<LicenseTemplate> templates, boolean[] explained) {
        List<Occurrence> accepted = new ArrayList<>();
        List<LicenseTemplate> open = templates;
        while (!open.isEmpty()) {
            List<Occurrence> candidates = new ArrayList<>();
            open.forEach(template -> new Search(template, text, explained, candidates).run());
            candidates.sort(Comparator.comparingInt(Occurrence::gain).reversed());
            Set<LicenseTemplate> disturbed = new LinkedHashSet<>();
            for (Occurrence occurrence : candidates) {
                if (IntStream.of(occurrence.hits).anyMatch(hit -> explained[hit])) {
                    // Without what a better one explains the licence may stand somewhere else.
                    disturbed.add(occurrence.template);
                } else if (occurrence.template.isToldApart(occurrence.place(text), templates)) {
                    accepted.add(occurrence);
                    IntStream.of(occurrence.hits).forEach(hit -> explained[hit] = true);
                }
            }
            open = List.copyOf(disturbed);
        }
        return accepted;
    }

    /** All that is said there. */
    private Set<Long> place(long[] text) {
        return LongStream.of(Arrays.copyOfRange(text, hits[0], hits[hits.length - 1] + 1))
                .boxed()
                .collect(Collectors.toSet());
    }

    /** What it explains less what it misses. */
    private int gain() {
        return found - (template.size() - found);
    }

    /** Moves a window over a text, and keeps the fullest of those that overlap. */
    private static final class Search {
        private final LicenseTemplate template;
        private final long[] text;
        private final List<Occurrence> found;
        private final int[] hits;
        private final Map<Long, Integer> window = new HashMap<>();
        private int first;
        private int bestFirst;
        private int bestLast;
        private int best;

        Search(LicenseTemplate template, long[] text, boolean[] explained, List<Occurrence> found) {
            this.template = template;
            this.text = text;
            this.found = found;
            this.hits = IntStream.range(0, text.length)
                    .filter(i -> !explained[i] && template.grams().contains(text[i]))
                    .toArray();
        }

        void run() {
            double length = template.size() * STRETCH + SLACK;
            for (int last = 0; last < hits.length; last++) {
                window.merge(text[hits[last]], 1, Integer::sum);
                while (hits[last] - hits[first] > length || window.get(text[hits[first]]) > 1) {
                    leaveFirst();
                }
                if (first > bestLast) {
                    keepBest();
                }
                if (template.isIn(window.size()) && isBetter(last)) {
                    best = window.size();
                    bestFirst = first;
                    bestLast = last;
                }
            }
            keepBest();
        }

        /** Whether more of the licence is in the window than in the best one, or as much in fewer words. */
        private boolean isBetter(int last) {
            int length = hits[last] - hits[first];
            return window.size() > best || window.size() == best && length < hits[bestLast] - hits[bestFirst];
        }

        private void leaveFirst() {
            window.computeIfPresent(text[hits[first]], (gram, count) -> count == 1 ? null : count - 1);
            first++;
        }

        private void keepBest() {
            if (best > 0) {
                int[] inside = IntStream.rangeClosed(bestFirst, bestLast)
                        .map(i -> hits[i])
                        .toArray();
                found.add(new Occurrence(template, inside, best));
                best = 0;
            }
        }
    }
}
