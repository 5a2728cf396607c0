package io.jenkins.plugins.securitygate.bench;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How often the scanner and another tool say the same of a package, with no id more and none less.
 *
 * @param what is compared
 * @param peer the other tool's name
 */
record LicenseAgreement(String what, String peer) {
    /** Prints every package of which they say something else, and the share of the others. Packages without ids do not count. */
    void print(Map<String, Set<String>> ours, Map<String, Set<String>> theirs) {
        Set<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        int same = 0;
        int compared = 0;
        for (String name : names) {
            Set<String> a = ours.getOrDefault(name, Set.of());
            Set<String> b = theirs.getOrDefault(name, Set.of());
            boolean equal = a.equals(b);
            compared += a.isEmpty() && b.isEmpty() ? 0 : 1;
            same += equal && !a.isEmpty() ? 1 : 0;
            if (!equal) {
                print("%s of %s: security-gate %s, %s %s", what, name, a, peer, b);
            }
        }
        print("%s: %d of %d packages alike, %.1f %%", what, same, compared, 100.0 * same / compared);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
