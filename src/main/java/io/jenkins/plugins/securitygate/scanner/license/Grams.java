package io.jenkins.plugins.securitygate.scanner.license;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A text as its runs of three words, each as a hash. What the SPDX matching guidelines let differ is gone: case,
 * white space, punctuation, comment marks, numbers and letters of lists, and spellings of a few words.
 */
final class Grams {
    private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern VERSION = Pattern.compile("(?<=\\p{N})\\.(?=\\p{N})");
    private static final Pattern BULLET = Pattern.compile("\\p{L}|\\p{N}{1,2}|i{2,3}|iv|vi{1,3}");
    private static final Pattern APOSTROPHE = Pattern.compile("['’`]");
    private static final int LENGTH = 3;

    private Grams() {}

    static Set<Long> of(String text) {
        return distinct(inOrder(text));
    }

    static Set<Long> distinct(long[] grams) {
        return LongStream.of(grams).boxed().collect(Collectors.toSet());
    }

    /** As they follow each other. */
    static long[] inOrder(String text) {
        List<String> words = words(text);
        long[] grams = new long[Math.max(0, words.size() - LENGTH + 1)];
        for (int i = 0; i < grams.length; i++) {
            for (String word : words.subList(i, i + LENGTH)) {
                grams[i] = grams[i] * 0x9E3779B97F4A7C15L + word.hashCode();
            }
        }
        return grams;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        String plain = APOSTROPHE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        // A version is a word: notices of two versions of a licence differ in nothing else.
        plain = VERSION.matcher(plain).replaceAll("p");
        for (String word : BREAK.split(plain)) {
            if (!word.isEmpty() && !BULLET.matcher(word).matches()) {
                words.add(spelt(word));
            }
        }
        return words;
    }

    private static String spelt(String word) {
        return switch (word) {
            case "licence" -> "license";
            case "sublicence" -> "sublicense";
            case "https" -> "http";
            case "owner" -> "holder";
            case "owners" -> "holders";
            default -> word;
        };
    }
}
