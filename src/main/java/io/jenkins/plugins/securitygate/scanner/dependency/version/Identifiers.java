package io.jenkins.plugins.securitygate.scanner.dependency.version;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Comparing the parts of versions, which may be numbers of any length. */
final class Identifiers {
    private Identifiers() {}

    static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(Identifiers::isDigit);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Compares two texts of digits as numbers; the empty text is zero. */
    static int compareNumbers(String a, String b) {
        String x = withoutLeadingZeros(a);
        String y = withoutLeadingZeros(b);
        return x.length() == y.length() ? x.compareTo(y) : Integer.compare(x.length(), y.length());
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    /** Numbers before other texts, each among themselves in their order (Semantic Versioning 2.0.0, 11.4). */
    static int compareIdentifiers(String a, String b) {
        boolean number = isNumber(a);
        if (number != isNumber(b)) {
            return number ? -1 : 1;
        }
        return number ? compareNumbers(a, b) : a.compareTo(b);
    }

    /** Compares part by part; of two lists that begin alike the shorter one comes first. */
    static int compareLists(List<String> a, List<String> b, Comparator<String> parts) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = parts.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    /** Compares part by part, a missing part being the filling. */
    static int comparePadded(List<String> a, List<String> b, String filling, Comparator<String> parts) {
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int order = parts.compare(i < a.size() ? a.get(i) : filling, i < b.size() ? b.get(i) : filling);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The parts between dots. */
    static List<String> dotted(String text) {
        return Arrays.asList(text.split("\\.", -1));
    }
}
