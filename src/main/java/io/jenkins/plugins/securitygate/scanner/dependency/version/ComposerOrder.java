package io.jenkins.plugins.securitygate.scanner.dependency.version;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Composer: four numbers, then a stability, as PHP's {@code version_compare} orders them; branches come first of all. */
final class ComposerOrder implements VersionOrder {
    private static final Pattern TOKEN = Pattern.compile("[0-9]+|[a-z]+");
    private static final int NUMBERS = 4;
    private static final int STABLE = 5;

    @Override
    public int compare(String a, String b) {
        boolean branch = isBranch(a);
        if (branch || isBranch(b)) {
            return branch && isBranch(b) ? a.compareTo(b) : branch ? -1 : 1;
        }
        List<String> x = tokens(a);
        List<String> y = tokens(b);
        return Identifiers.comparePadded(x, y, "", ComposerOrder::compareTokens);
    }

    private static boolean isBranch(String version) {
        return version.toLowerCase(Locale.ROOT).startsWith("dev-");
    }

    private static List<String> tokens(String version) {
        int build = version.indexOf('+');
        String text = (build < 0 ? version : version.substring(0, build)).toLowerCase(Locale.ROOT);
        Matcher token = TOKEN.matcher(text.startsWith("v") ? text.substring(1) : text);
        List<String> tokens = new ArrayList<>();
        boolean core = true;
        while (token.find()) {
            if (core && !Identifiers.isNumber(token.group())) {
                pad(tokens);
                core = false;
            }
            tokens.add(token.group());
        }
        pad(tokens);
        return tokens;
    }

    private static void pad(List<String> tokens) {
        while (tokens.size() < NUMBERS) {
            tokens.add("0");
        }
    }

    private static int compareTokens(String a, String b) {
        boolean numbers = Identifiers.isNumber(a) && Identifiers.isNumber(b);
        int order = numbers ? Identifiers.compareNumbers(a, b) : Integer.compare(rank(a), rank(b));
        return order != 0 || numbers || rank(a) != 0 ? order : a.compareTo(b);
    }

    /** The place of a token among the stabilities; unknown words come first, the end of a version is stable. */
    private static int rank(String token) {
        if (Identifiers.isNumber(token)) {
            return STABLE + 1;
        }
        return switch (token) {
            case "dev" -> 1;
            case "alpha", "a" -> 2;
            case "beta", "b" -> 3;
            case "rc" -> 4;
            case "", "stable" -> STABLE;
            case "patch", "pl", "p" -> STABLE + 2;
            default -> 0;
        };
    }
}
