package io.jenkins.plugins.securitygate.scanner.dependency.version;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** PEP 440; what is no version by it comes before all that are. */
final class Pep440Order implements VersionOrder {
    private static final Pattern VERSION = Pattern.compile("v?(?:(\\d+)!)?(\\d+(?:\\.\\d+)*)"
            + "(?:[-_.]?(alpha|beta|preview|pre|rc|a|b|c)[-_.]?(\\d*))?"
            + "(?:-(\\d+)|[-_.]?(post|rev|r)[-_.]?(\\d*))?"
            + "(?:[-_.]?(dev)[-_.]?(\\d*))?"
            + "(?:\\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?");

    private static final Comparator<Parsed> ORDER = Comparator.comparing(Parsed::epoch, Identifiers::compareNumbers)
            .thenComparing(Parsed::release, (a, b) -> Identifiers.comparePadded(a, b, "0", Identifiers::compareNumbers))
            .thenComparing(Parsed::phase)
            .thenComparing(Parsed::phaseNumber, Identifiers::compareNumbers)
            .thenComparing(Parsed::isPost)
            .thenComparing(Parsed::post, Identifiers::compareNumbers)
            .thenComparing(Parsed::isFinal)
            .thenComparing(Parsed::dev, Identifiers::compareNumbers)
            .thenComparing(Parsed::local, Pep440Order::compareLocal);

    @Override
    public int compare(String a, String b) {
        Matcher x = VERSION.matcher(a.strip().toLowerCase(Locale.ROOT));
        Matcher y = VERSION.matcher(b.strip().toLowerCase(Locale.ROOT));
        boolean version = x.matches();
        if (version != y.matches()) {
            return version ? 1 : -1;
        }
        return version ? ORDER.compare(Parsed.of(x), Parsed.of(y)) : a.compareTo(b);
    }

    /** In a local version numbers come after other texts, and the longer one of two that begin alike after the other. */
    private static int compareLocal(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(b.isEmpty(), a.isEmpty());
        }
        return Identifiers.compareLists(
                List.of(a.split("[-_.]")),
                List.of(b.split("[-_.]")),
                (x, y) -> Identifiers.isNumber(x) == Identifiers.isNumber(y)
                        ? Identifiers.compareIdentifiers(x, y)
                        : -Identifiers.compareIdentifiers(x, y));
    }

    /**
     * The key by which versions are ordered.
     *
     * @param phase where the version stands among those of one release: a development version of it first, then its
     *     prereleases, then itself
     */
    private record Parsed(
            String epoch,
            List<String> release,
            int phase,
            String phaseNumber,
            boolean isPost,
            String post,
            boolean isFinal,
            String dev,
            String local) {

        static Parsed of(Matcher version) {
            boolean post = version.group(5) != null || version.group(6) != null;
            boolean dev = version.group(8) != null;
            return new Parsed(
                    text(version.group(1)),
                    Identifiers.dotted(version.group(2)),
                    phaseOf(version.group(3), dev && !post),
                    text(version.group(4)),
                    post,
                    version.group(5) != null ? version.group(5) : text(version.group(7)),
                    !dev,
                    text(version.group(9)),
                    text(version.group(10)));
        }

        private static int phaseOf(String word, boolean onlyDevelopment) {
            if (word == null) {
                return onlyDevelopment ? 0 : 4;
            }
            return switch (word) {
                case "a", "alpha" -> 1;
                case "b", "beta" -> 2;
                default -> 3;
            };
        }

        private static String text(String group) {
            return group == null ? "" : group;
        }
    }
}
