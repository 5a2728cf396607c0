package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The text of a licence that is recognised.
 *
 * @param expression what a text like it stands for
 * @param grams the text's runs of words
 * @param length how many runs of words the text has with those that repeat
 */
record LicenseTemplate(LicenseExpression expression, Set<Long> grams, int length) {
    static final List<LicenseTemplate> ALL = load();

    /** How much of a licence's text must be there. */
    private static final double THRESHOLD = 0.8;

    /** Notices of different licences share most of their few words. */
    private static final double SHORT_THRESHOLD = 0.9;

    /** Texts with fewer runs of words are short. */
    private static final int SHORT = 60;

    /** What a licence has beside another one says little when it is less. */
    private static final int FEW = 8;

    private static final double OWN_PART = 0.25;

    private static LicenseTemplate of(LicenseExpression expression, String text) {
        long[] grams = Grams.inOrder(text);
        return new LicenseTemplate(expression, Grams.distinct(grams), grams.length);
    }

    int size() {
        return grams.size();
    }

    /** Whether a text with so many of the licence's runs of words has the licence. */
    boolean isIn(int found) {
        return found >= (size() < SHORT ? SHORT_THRESHOLD : THRESHOLD) * size();
    }

    /** How many of the licence's runs of words are among others. */
    int countIn(Set<Long> others) {
        int found = 0;
        for (Long gram : grams) {
            found += others.contains(gram) ? 1 : 0;
        }
        return found;
    }

    /**
     * Whether a text has what tells this licence from those that share most of its words. A variant is not there because
     * the words are that all variants have.
     *
     * @param place the runs of words of the text
     * @param others licences that may be there instead
     */
    boolean isToldApart(Set<Long> place, List<LicenseTemplate> others) {
        return others.stream().noneMatch(other -> !hasOwn(place, other) && other.hasOwn(place, this));
    }

    /** Whether a part of what this licence has beside another one is there, as far as that is more than a few words. */
    private boolean hasOwn(Set<Long> place, LicenseTemplate other) {
        int own = 0;
        int found = 0;
        for (Long gram : grams) {
            if (!other.grams.contains(gram)) {
                own++;
                found += place.contains(gram) ? 1 : 0;
            }
        }
        return own < FEW || found >= OWN_PART * own;
    }

    private static List<LicenseTemplate> load() {
        try (InputStream in = LicenseTemplate.class.getResourceAsStream("license-texts.txt")) {
            List<LicenseTemplate> templates = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    LicenseExpression expression =
                            LicenseNames.read(line.substring(0, tab)).orElseThrow();
                    templates.add(of(expression, line.substring(tab + 1)));
                }
            }
            return templates;
        } catch (IOException e) {
            throw new UncheckedIOException("license-texts.txt is missing from the jar", e);
        }
    }
}
