package io.jenkins.plugins.securitygate.scanner.dependency.version;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** RPM's {@code rpmvercmp} over epoch, version and release; the tilde comes before the end, the caret behind it. */
final class RpmOrder implements VersionOrder {
    private static final Pattern SEGMENT = Pattern.compile("[0-9]+|[A-Za-z]+|~|\\^");
    private static final String END = "";

    @Override
    public int compare(String a, String b) {
        int epochs = Identifiers.compareNumbers(epoch(a), epoch(b));
        if (epochs != 0) {
            return epochs;
        }
        String[] x = a.substring(a.indexOf(':') + 1).split("-", 2);
        String[] y = b.substring(b.indexOf(':') + 1).split("-", 2);
        int versions = comparePart(x[0], y[0]);
        return versions != 0 ? versions : comparePart(x.length > 1 ? x[1] : "", y.length > 1 ? y[1] : "");
    }

    private static String epoch(String version) {
        int colon = version.indexOf(':');
        return colon > 0 && Identifiers.isNumber(version.substring(0, colon)) ? version.substring(0, colon) : "";
    }

    private static int comparePart(String a, String b) {
        return Identifiers.comparePadded(segments(a), segments(b), END, RpmOrder::compareSegments);
    }

    private static List<String> segments(String part) {
        List<String> segments = new ArrayList<>();
        Matcher segment = SEGMENT.matcher(part);
        while (segment.find()) {
            segments.add(segment.group());
        }
        return segments;
    }

    private static int compareSegments(String a, String b) {
        int order = Integer.compare(rank(a), rank(b));
        if (order != 0) {
            return order;
        }
        return Identifiers.isNumber(a) ? Identifiers.compareNumbers(a, b) : a.compareTo(b);
    }

    private static int rank(String segment) {
        return switch (segment) {
            case "~" -> 0;
            case END -> 1;
            case "^" -> 2;
            default -> Identifiers.isNumber(segment) ? 4 : 3;
        };
    }
}
