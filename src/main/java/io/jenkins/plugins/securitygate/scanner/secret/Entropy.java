package io.jenkins.plugins.securitygate.scanner.secret;

import java.util.HashMap;
import java.util.Map;

/** Shannon's entropy of a text's characters. */
final class Entropy {
    private static final double LN_2 = Math.log(2);

    private Entropy() {}

    /** Bits per character, 0 for an empty text. */
    static double of(String text) {
        Map<Character, Integer> counts = new HashMap<>();
        for (int i = 0; i < text.length(); i++) {
            counts.merge(text.charAt(i), 1, Integer::sum);
        }
        double entropy = 0;
        for (int count : counts.values()) {
            double share = (double) count / text.length();
            entropy -= share * Math.log(share) / LN_2;
        }
        return entropy;
    }
}
