package io.jenkins.plugins.securitygate.scanner.dependency.version;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Versions of Alpine's apk: numbers, a letter, suffixes such as {@code _rc1}, a hash, a revision. What is no such version
 * comes before all that are.
 */
final class AlpineOrder implements VersionOrder {
    private static final Pattern VERSION =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)*)([a-z]?)((?:_[a-z]+[0-9]*)*)(?:~[0-9a-f]+)?(?:-r([0-9]+))?");
    private static final Pattern SUFFIX = Pattern.compile("_([a-z]+)([0-9]*)");
    /** Those before the empty one make a prerelease. */
    private static final List<String> SUFFIXES =
            Arrays.asList("alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p");

    @Override
    public int compare(String a, String b) {
        Matcher x = VERSION.matcher(a.strip());
        Matcher y = VERSION.matcher(b.strip());
        boolean version = x.matches();
        if (version != y.matches()) {
            return version ? 1 : -1;
        }
        return version ? compare(x, y) : a.compareTo(b);
    }

    private static int compare(Matcher a, Matcher b) {
        int order = compareNumbers(Identifiers.dotted(a.group(1)), Identifiers.dotted(b.group(1)));
        order = order != 0 ? order : a.group(2).compareTo(b.group(2));
        order = order != 0
                ? order
                : Identifiers.comparePadded(
                        suffixes(a.group(3)), suffixes(b.group(3)), "", AlpineOrder::compareSuffixes);
        return order != 0 ? order : Identifiers.compareNumbers(text(a.group(4)), text(b.group(4)));
    }

    /** The first number is one; a further one that begins with zero is compared as a text, like a fraction. */
    private static int compareNumbers(List<String> a, List<String> b) {
        int first = Identifiers.compareNumbers(a.get(0), b.get(0));
        return first != 0
                ? first
                : Identifiers.compareLists(
                        a.subList(1, a.size()),
                        b.subList(1, b.size()),
                        (x, y) -> x.startsWith("0") || y.startsWith("0")
                                ? x.compareTo(y)
                                : Identifiers.compareNumbers(x, y));
    }

    private static List<String> suffixes(String text) {
        List<String> suffixes = new ArrayList<>();
        Matcher suffix = SUFFIX.matcher(text);
        while (suffix.find()) {
            suffixes.add(suffix.group());
        }
        return suffixes;
    }

    private static int compareSuffixes(String a, String b) {
        Matcher x = SUFFIX.matcher(a);
        Matcher y = SUFFIX.matcher(b);
        boolean hasA = x.matches();
        boolean hasB = y.matches();
        int order = Integer.compare(rank(hasA ? x.group(1) : ""), rank(hasB ? y.group(1) : ""));
        if (order != 0 || !hasA || !hasB) {
            return order;
        }
        int words = x.group(1).compareTo(y.group(1));
        return words != 0 ? words : Identifiers.compareNumbers(x.group(2), y.group(2));
    }

    /** An unknown suffix is the first of all. */
    private static int rank(String suffix) {
        return SUFFIXES.indexOf(suffix);
    }

    private static String text(String group) {
        return group == null ? "" : group;
    }
}
