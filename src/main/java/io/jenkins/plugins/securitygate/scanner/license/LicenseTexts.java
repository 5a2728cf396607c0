package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    private static final int MAX_LICENSES = 20;
    private static final List<Template> TEMPLATES = load();

    /**
     * A licence that was recognised.
     *
     * @param expression what it is
     * @param score the part of its text that was found, 0 to 1
     */
    record Match(LicenseExpression expression, double score) {}

    private record Template(LicenseExpression expression, Set<Long> grams) {
        Hit in(Set<Long> text, Set<Long> rest) {
            int found = 0;
            int unexplained = 0;
            for (Long gram : grams) {
                found += text.contains(gram) ? 1 : 0;
                unexplained += rest.contains(gram) ? 1 : 0;
            }
            return new Hit(this, found, unexplained);
        }
    }

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
        Set<Long> rest = new HashSet<>(grams);
        List<Match> matches = new ArrayList<>();
        Optional<Hit> best = best(grams, rest);
        while (best.isPresent() && matches.size() < MAX_LICENSES) {
            Match match = best.get().match();
            if (matches.stream().noneMatch(other -> other.expression().equals(match.expression()))) {
                matches.add(match);
            }
            rest.removeAll(best.get().template().grams());
            best = best(grams, rest);
        }
        return matches;
    }

    /** The licence that a text is most like, however little that is. */
    static Match nearest(String text) {
        Set<Long> grams = Grams.of(text);
        return TEMPLATES.stream()
                .map(template -> template.in(grams, grams))
                .max(Comparator.comparingDouble(Hit::score))
                .orElseThrow()
                .match();
    }

    private static Optional<Hit> best(Set<Long> grams, Set<Long> rest) {
        return TEMPLATES.stream()
                .map(template -> template.in(grams, rest))
                .filter(Hit::isLicense)
                .max(Comparator.comparingInt(Hit::gain));
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
