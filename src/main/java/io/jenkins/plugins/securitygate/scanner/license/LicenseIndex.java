package io.jenkins.plugins.securitygate.scanner.license;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts in one pass over the runs of words of a text how much of each licence is among them. */
final class LicenseIndex {
    private static final int[] NONE = {};

    private final List<LicenseTemplate> templates;
    private final Map<Long, int[]> templatesOfGram = new HashMap<>();

    /**
     * How much of a licence is in a text.
     *
     * @param found how many of its runs of words
     */
    record Count(LicenseTemplate template, int found) {}

    LicenseIndex(List<LicenseTemplate> templates) {
        this.templates = templates;
        Map<Long, IntStream.Builder> builders = new HashMap<>();
        for (int i = 0; i < templates.size(); i++) {
            for (Long gram : templates.get(i).grams()) {
                builders.computeIfAbsent(gram, key -> IntStream.builder()).add(i);
            }
        }
        builders.forEach(
                (gram, found) -> templatesOfGram.put(gram, found.build().toArray()));
    }

    /** All licences in their order, also those of which nothing is in the text. */
    Stream<Count> count(Set<Long> text) {
        int[] counts = new int[templates.size()];
        for (Long gram : text) {
            for (int template : templatesOfGram.getOrDefault(gram, NONE)) {
                counts[template]++;
            }
        }
        return IntStream.range(0, counts.length).mapToObj(i -> new Count(templates.get(i), counts[i]));
    }
}
