package io.jenkins.plugins.securitygate.scanner.dependency.version;

/** Debian policy 5.6.12: epoch, upstream version and revision, in each of which the tilde comes before everything. */
final class DebianOrder implements VersionOrder {
    @Override
    public int compare(String a, String b) {
        int epochs = Identifiers.compareNumbers(epoch(a), epoch(b));
        if (epochs != 0) {
            return epochs;
        }
        int upstream = comparePart(upstream(a), upstream(b));
        return upstream != 0 ? upstream : comparePart(revision(a), revision(b));
    }

    private static String epoch(String version) {
        int colon = version.indexOf(':');
        return colon > 0 && Identifiers.isNumber(version.substring(0, colon)) ? version.substring(0, colon) : "";
    }

    private static String withoutEpoch(String version) {
        return epoch(version).isEmpty() ? version : version.substring(version.indexOf(':') + 1);
    }

    private static String upstream(String version) {
        String text = withoutEpoch(version);
        int hyphen = text.lastIndexOf('-');
        return hyphen < 0 ? text : text.substring(0, hyphen);
    }

    /** A missing revision is the same as revision 0. */
    private static String revision(String version) {
        String text = withoutEpoch(version);
        int hyphen = text.lastIndexOf('-');
        return hyphen < 0 ? "" : text.substring(hyphen + 1);
    }

    /** Compares by turns what are no digits, mark by mark, and what are, as numbers. */
    private static int comparePart(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() || j < b.length()) {
            while (i < a.length() && !Identifiers.isDigit(a.charAt(i))
                    || j < b.length() && !Identifiers.isDigit(b.charAt(j))) {
                int order = Integer.compare(weight(a, i), weight(b, j));
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
            int endOfA = endOfDigits(a, i);
            int endOfB = endOfDigits(b, j);
            int order = Identifiers.compareNumbers(from(a, i, endOfA), from(b, j, endOfB));
            if (order != 0) {
                return order;
            }
            i = endOfA;
            j = endOfB;
        }
        return 0;
    }

    private static String from(String text, int start, int end) {
        return text.substring(Math.min(start, text.length()), Math.min(end, text.length()));
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && Identifiers.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Tilde, then the end, then letters, then everything else. A digit ends the part, too. */
    private static int weight(String text, int at) {
        if (at >= text.length() || Identifiers.isDigit(text.charAt(at))) {
            return 0;
        }
        char c = text.charAt(at);
        if (c == '~') {
            return -1;
        }
        return Identifiers.isLetter(c) ? c : c + 256;
    }
}
