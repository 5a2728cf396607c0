package io.jenkins.plugins.securitygate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Makes plain text of the simple HTML that scanners write into their descriptions. */
final class PlainText {
    private static final Pattern BREAK = Pattern.compile("(?i)<(?:br|/p|/li|/tr|/h[1-6])\\s*/?>");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,1000}>");
    private static final Pattern BLANK_LINES = Pattern.compile("\\s*\\n\\s*");
    private static final Pattern WEAKNESS = Pattern.compile("CWE-([0-9]{1,5})\\b");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"']+");

    private PlainText() {}

    /** The text without its tags, a line for each paragraph. */
    static String of(String html) {
        String lines = BREAK.matcher(html).replaceAll("\n");
        String plain = TAG.matcher(lines).replaceAll("");
        return BLANK_LINES
                .matcher(plain)
                .replaceAll("\n")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .strip();
    }

    /** The CWE numbers that a text mentions, in their order. */
    static List<Integer> weaknesses(String text) {
        List<String> numbers = new ArrayList<>();
        for (Matcher weakness = WEAKNESS.matcher(text); weakness.find(); ) {
            numbers.add(weakness.group(1));
        }
        return Cwe.numbers(numbers);
    }

    /** The first web address in a text, empty when there is none. */
    static String firstAddress(String text) {
        Matcher address = ADDRESS.matcher(text);
        return address.find() ? address.group() : "";
    }
}
