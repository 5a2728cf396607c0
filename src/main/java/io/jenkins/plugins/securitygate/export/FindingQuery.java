package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Which findings somebody asked for, with the names that the page's script uses as well. It comes from an address that
 * anybody can write, so that unknown names are dropped and values are cut.
 *
 * @param filters {@code state} (a finding's state, {@code open} or {@code all}), {@code severity} and {@code kind} (one or several,
 *     separated by commas), {@code tool}, {@code scan}, {@code component}, {@code rule} (policy and rule that the
 *     finding breaks), {@code fixable} (not empty: a fixed version is known) and {@code q} (words that title, place,
 *     identifiers, component or tool must contain); absent ones select everything
 * @param sort the column, with a minus for descending; empty for open and worst first
 * @param page 1-based
 */
public record FindingQuery(Map<String, String> filters, String sort, int page) {
    private static final List<String> NAMES =
            List.of("state", "severity", "kind", "tool", "scan", "component", "rule", "fixable", "q");
    private static final int LONGEST = 500;

    /** Keeps its own copy. */
    public FindingQuery {
        filters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(filters));
    }

    /** @param parameters gives the value of a query parameter, {@code null} when it is absent */
    public static FindingQuery of(UnaryOperator<String> parameters) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = parameters.apply(name);
            if (value != null && !value.isBlank()) {
                filters.put(
                        name,
                        value.strip()
                                .substring(0, Math.min(LONGEST, value.strip().length())));
            }
        }
        String sort = parameters.apply("sort");
        String page = parameters.apply("page");
        return new FindingQuery(
                filters,
                sort != null && sort.matches("-?[a-z]{1,20}") ? sort : "",
                page != null && page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1);
    }

    /** The value of a filter, empty when it is absent. */
    String get(String name) {
        return filters.getOrDefault(name, "");
    }

    /** The same query with another value of a filter, on its first page; an empty value takes the filter away. */
    FindingQuery with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(filters);
        changed.remove(name);
        if (!value.isEmpty()) {
            changed.put(name, value);
        }
        return new FindingQuery(changed, sort, 1);
    }

    FindingQuery sortedBy(String column) {
        return new FindingQuery(filters, column, 1);
    }

    FindingQuery onPage(int number) {
        return new FindingQuery(filters, sort, number);
    }

    /** The query as it is written in an address. */
    String address() {
        List<String> parts = new ArrayList<>();
        filters.forEach((name, value) -> parts.add(name + "=" + UriText.component(value)));
        if (!sort.isEmpty()) {
            parts.add("sort=" + sort);
        }
        if (page > 1) {
            parts.add("page=" + page);
        }
        return String.join("&", parts);
    }

    boolean matches(Finding finding, Outcome outcome) {
        return inState(outcome.state(finding))
                && isOneOf("severity", finding.severity().id())
                && isOneOf("kind", finding.kind().id())
                && is("tool", finding.tool())
                && is("scan", finding.scan())
                && is("component", finding.component().identity())
                && (get("rule").isEmpty() || outcome.brokenRules(finding).contains(get("rule")))
                && (get("fixable").isEmpty()
                        || !finding.advisory().fixedVersions().isEmpty())
                && hasWords(finding);
    }

    private boolean inState(FindingState state) {
        return switch (get("state")) {
            case "", "all" -> true;
            case "open" -> state.open();
            default -> state.id().equals(get("state"));
        };
    }

    private boolean is(String name, String actual) {
        return get(name).isEmpty() || get(name).equals(actual);
    }

    private boolean isOneOf(String name, String actual) {
        return get(name).isEmpty() || Set.of(get(name).split(",", -1)).contains(actual);
    }

    private boolean hasWords(Finding finding) {
        if (get("q").isEmpty()) {
            return true;
        }
        String text = String.join(
                        "\n",
                        finding.title(),
                        finding.rule(),
                        finding.place(),
                        finding.component().identity(),
                        finding.target(),
                        finding.tool(),
                        finding.advisory().identifiers().stream().collect(Collectors.joining("\n")))
                .toLowerCase(Locale.ROOT);
        return java.util.Arrays.stream(get("q").toLowerCase(Locale.ROOT).split("\\s+"))
                .allMatch(text::contains);
    }

    /** The order that was asked for, {@code null} for the order of {@link FindingsSection#sorted}. */
    Comparator<Finding> order(Outcome outcome) {
        Comparator<Finding> order = switch (sort.replace("-", "")) {
            case "severity" -> Comparator.comparing(Finding::severity);
            case "title" -> Comparator.comparing(Finding::title);
            case "place" -> Comparator.comparing(Finding::place);
            case "installed" ->
                Comparator.comparing(finding -> finding.component().version());
            case "tool" -> Comparator.comparing(Finding::tool);
            case "state" -> Comparator.comparing(outcome::state);
            default -> null;
        };
        return order == null || !sort.startsWith("-") ? order : order.reversed();
    }
}
