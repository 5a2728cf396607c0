package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.report.JsonCursor;
import io.jenkins.plugins.securitygate.report.ReportException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CWE numbers as SARIF producers write them. */
final class Weaknesses {
    private static final Pattern BARE = Pattern.compile("\\s*(\\d{1,5})\\s*(?::.*)?", Pattern.DOTALL);
    private static final Pattern MARKED =
            Pattern.compile("(?i)(?:^|.*\\W)cwe[-_: ]?(\\d{1,5})(?!\\d).*", Pattern.DOTALL);

    private Weaknesses() {}

    /** Whether code with these weaknesses holds a credential: CWE-259, CWE-321 and CWE-798. */
    static boolean haveCredentials(List<Integer> cwes) {
        for (int i = 0; i < cwes.size(); i++) {
            int number = cwes.get(i);
            if (number == 259 || number == 321 || number == 798) {
                return true;
            }
        }
        return false;
    }

    /** Adds the number in a text that is known to name a weakness: {@code CWE-79}, {@code 79}, {@code 79: words}. */
    static void addNamed(String text, List<Integer> cwes) {
        Matcher bare = BARE.matcher(text);
        if (bare.matches()) {
            add(bare.group(1), cwes);
        } else {
            addMarked(text, cwes);
        }
    }

    /** Adds the number in a text that may name anything: {@code external/cwe/cwe-079}, {@code CWE-79: words}. */
    static void addMarked(String text, List<Integer> cwes) {
        Matcher marked = MARKED.matcher(text);
        if (marked.matches()) {
            add(marked.group(1), cwes);
        }
    }

    /** Reads a property that holds one weakness or an array of them. */
    static void readProperty(JsonCursor cursor, List<Integer> cwes) throws IOException, ReportException {
        if (cursor.isArray()) {
            cursor.elements(() -> readProperty(cursor, cwes));
        } else if (!cursor.isObject()) {
            addNamed(cursor.text(), cwes);
        }
    }

    private static void add(String digits, List<Integer> cwes) {
        int number = Integer.parseInt(digits);
        if (number > 0 && !cwes.contains(number)) {
            cwes.add(number);
        }
    }
}
