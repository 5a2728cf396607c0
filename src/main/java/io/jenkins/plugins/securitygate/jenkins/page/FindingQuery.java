package io.jenkins.plugins.securitygate.jenkins.page;

import io.jenkins.plugins.securitygate.model.Finding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * Which findings somebody asked for. It comes from a URL, so every value is checked against what it may be.
 *
 * @param change lower-case state against the baseline, {@code waived} or {@code suppressed}; empty for all
 * @param severity lower-case severity, empty for all
 * @param kind lower-case kind of scan, empty for all
 * @param text text that id, title, place or tool must contain, empty for all
 * @param sort {@code severity}, {@code rule}, {@code place} or {@code tool}
 * @param page 1-based
 */
record FindingQuery(String change, String severity, String kind, String text, String sort, int page) {
    static final int PAGE_SIZE = 50;

    static FindingQuery of(StaplerRequest2 request) {
        return new FindingQuery(
                word(request.getParameter("change")),
                word(request.getParameter("severity")),
                word(request.getParameter("kind")),
                text(request.getParameter("q")),
                word(request.getParameter("sort")),
                number(request.getParameter("page")));
    }

    Comparator<Finding> order() {
        Comparator<Finding> worstFirst = Comparator.comparing(Finding::severity)
                .thenComparing(Finding::rule)
                .thenComparing(Finding::place);
        return switch (sort) {
            case "rule" -> Comparator.comparing(Finding::rule).thenComparing(worstFirst);
            case "place" -> Comparator.comparing(Finding::place).thenComparing(worstFirst);
            case "tool" -> Comparator.comparing(Finding::tool).thenComparing(worstFirst);
            default -> worstFirst;
        };
    }

    /** The query part of the URL that asks for the same findings in another order. */
    String sortedBy(String column) {
        return parameters(column, 1);
    }

    /** The query part of the URL that asks for another page of the same findings. */
    String onPage(int number) {
        return parameters(sort, number);
    }

    private String parameters(String column, int number) {
        return "?change=" + change + "&severity=" + severity + "&kind=" + kind + "&q="
                + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&sort=" + column + "&page=" + number + "#findings";
    }

    private static String word(String value) {
        String word = value == null ? "" : value.toLowerCase(Locale.ROOT);
        return word.matches("[a-z]{0,20}") ? word : "";
    }

    private static String text(String value) {
        String text = value == null ? "" : value.strip();
        return text.substring(0, Math.min(text.length(), 200));
    }

    private static int number(String value) {
        return value != null && value.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(value) : 1;
    }
}
