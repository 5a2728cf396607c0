package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recognises the texts of licences. A licence is there when nearly all of its text is; of several that are, the one that
 * explains most and misses least is taken, and what it explains is not looked at again. So an added copyright line or a
 * second licence does no harm, and a licence whose text is part of another is not taken for that.
 */
final class LicenseTexts {
    /** How much of a licence's text must be there. */
    static final double THRESHOLD = 0.8;

    /** Notices of different licences share most of their few words. */
    private static final double SHORT_THRESHOLD = 0.9;

    /** Texts with fewer runs of words are short. */
    private static final int SHORT = 60;

    /** Texts with more runs of words are long. */
    private static final int LONG = 600;

    private static final int MAX_LICENSES = 20;
    private static final Pattern SEPARATOR = Pattern.compile("(?m)^[\\W_]*[-=*_#~]{5}[\\W_]*$");
    private static final List<Template> TEMPLATES = load();
    private static final Map<Long, int[]> TEMPLATES_BY_GRAM = byGram();

    /**
     * A licence that was recognised.
     *
     * @param expression what it is
     * @param score the part of its text that was found, 0 to 1
     */
    record Match(LicenseExpression expression, double score) {}

    private record Template(LicenseExpression expression, Set<Long> grams) {}

    /**
     * How much of a licence is in a text.
     *
     * @param unexplained how much of that no other licence has explained yet
     */
    private record Hit(Template template, int found, int unexplained) {
        double score() {
            return (double) found / template.grams().size();
        }

        /** What it explains less what it misses. */
        int gain() {
            return unexplained - (template.grams().size() - found);
        }

        /** A licence that shares most of its words with one that is there already is only a part of that. */
        boolean isLicense() {
            int size = template.grams().size();
            double threshold = size < SHORT ? SHORT_THRESHOLD : THRESHOLD;
            return score() >= threshold && 2 * unexplained > size;
        }

        Match match() {
            return new Match(template.expression(), score());
        }
    }

    private LicenseTexts() {}

    /** All licences whose texts are in a text, the longest first; empty when there is none. */
    static List<Match> in(String text) {
        Set<Long> grams = Grams.of(text);
        return in(grams, new HashSet<>(grams));
    }

    /** Of a file that is about licences: also those that it only names, outside of the texts that it has. */
    static List<Match> named(String text) {
        Set<Long> grams = Grams.of(text);
        Set<Long> rest = new HashSet<>(grams);
        Map<Set<String>, Match> byFamily = new LinkedHashMap<>();
        // Long licences have lines of their own between their parts.
        Stream.of(in(grams, rest, LONG), sections(text, rest), in(grams, rest))
                .flatMap(List::stream)
                .forEach(match -> byFamily.merge(LicenseFamily.of(match.expression()), match, LicenseTexts::exact));
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

    /** A file with the licences of several works has lines between them; alone, each is told from others that are like it. */
    private static List<Match> sections(String text, Set<Long> rest) {
        String[] sections = SEPARATOR.split(text);
        Set<Long> open = Set.copyOf(rest);
        List<Match> matches = new ArrayList<>();
        for (String section : sections.length > 1 ? sections : new String[0]) {
            if (isExplained(section, open)) {
                continue;
            }
            Set<Long> grams = Grams.of(section);
            Set<Long> unexplained = new HashSet<>(grams);
            matches.addAll(in(grams, unexplained));
            grams.removeAll(unexplained);
            rest.removeAll(grams);
        }
        return matches;
    }

    /** Whether more of a paragraph is in recognised texts than is not. */
    private static boolean isExplained(String paragraph, Set<Long> rest) {
        Set<Long> grams = Grams.of(paragraph);
        long unexplained = grams.stream().filter(rest::contains).count();
        return !grams.isEmpty() && 2 * unexplained <= grams.size();
    }

    /** @param rest what no licence has explained yet; what those found explain is taken from it */
    private static List<Match> in(Set<Long> grams, Set<Long> rest) {
        return in(grams, rest, 0);
    }

    /** @param length runs of words that a licence has at least */
    private static List<Match> in(Set<Long> grams, Set<Long> rest, int length) {
        List<Match> matches = new ArrayList<>();
        Optional<Hit> best = best(grams, rest, length);
        while (best.isPresent() && matches.size() < MAX_LICENSES) {
            Match match = best.get().match();
            if (matches.stream().noneMatch(other -> other.expression().equals(match.expression()))) {
                matches.add(match);
            }
            rest.removeAll(best.get().template().grams());
            best = best(grams, rest, length);
        }
        return matches;
    }

    /** The licence that a text is most like, however little that is. */
    static Match nearest(String text) {
        Set<Long> grams = Grams.of(text);
        return hits(grams, grams)
                .max(Comparator.comparingDouble(Hit::score))
                .orElseThrow()
                .match();
    }

    private static Optional<Hit> best(Set<Long> grams, Set<Long> rest, int length) {
        return hits(grams, rest)
                .filter(hit -> hit.template().grams().size() >= length)
                .filter(Hit::isLicense)
                .max(Comparator.comparingInt(Hit::gain));
    }

    /** How much of each licence is in a text, in the order of the licences. */
    private static Stream<Hit> hits(Set<Long> grams, Set<Long> rest) {
        int[] found = new int[TEMPLATES.size()];
        int[] unexplained = new int[TEMPLATES.size()];
        for (Long gram : grams) {
            int[] templates = TEMPLATES_BY_GRAM.get(gram);
            if (templates != null) {
                int open = rest.contains(gram) ? 1 : 0;
                for (int template : templates) {
                    found[template]++;
                    unexplained[template] += open;
                }
            }
        }
        return IntStream.range(0, found.length).mapToObj(i -> new Hit(TEMPLATES.get(i), found[i], unexplained[i]));
    }

    private static Map<Long, int[]> byGram() {
        Map<Long, IntStream.Builder> builders = new HashMap<>();
        for (int i = 0; i < TEMPLATES.size(); i++) {
            for (Long gram : TEMPLATES.get(i).grams()) {
                builders.computeIfAbsent(gram, key -> IntStream.builder()).add(i);
            }
        }
        Map<Long, int[]> byGram = new HashMap<>();
        builders.forEach((gram, templates) -> byGram.put(gram, templates.build().toArray()));
        return byGram;
    }

    private static List<Template> load() {
        try (InputStream in = LicenseTexts.class.getResourceAsStream("license-texts.txt")) {
            List<Template> templates = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    LicenseExpression expression =
                            LicenseNames.read(line.substring(0, tab)).orElseThrow();
                    templates.add(new Template(expression, Grams.of(line.substring(tab + 1))));
                }
            }
            return templates;
        } catch (IOException e) {
            throw new UncheckedIOException("license-texts.txt is missing from the jar", e);
        }
    }
}
