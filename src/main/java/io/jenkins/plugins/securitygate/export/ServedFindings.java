package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Finding;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** One page of the findings table with its tabs, search and filters, all of them plain links and one form. */
final class ServedFindings implements Section {
    private static final Map<String, String> COLUMNS = columns();

    private final ReportFragment report;
    private final FindingQuery asked;

    ServedFindings(ReportFragment report, FindingQuery asked) {
        this.report = report;
        this.asked = asked;
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("severity", "Severity");
        columns.put("title", "Finding");
        columns.put("place", "Where");
        columns.put("installed", "Installed → fixed");
        columns.put("tool", "Tool");
        columns.put("state", "State");
        return columns;
    }

    @Override
    public void write(Html html, Outcome outcome) throws IOException {
        Section.begin(html, "findings", "Findings");
        if (outcome.evidence().findings().isEmpty()) {
            FindingsSection.empty(html, outcome);
        } else {
            FindingQuery query = asked.filters().isEmpty() && outcome.open() > 0
                    ? asked.with("state", "open").onPage(asked.page())
                    : asked;
            List<Finding> matching = report.select(query);
            query = query.onPage(Math.min(query.page(), pages(matching)));
            html.open("div", "data-sg-served", "").open("div", "class", "sg-controls");
            tabs(html, query, outcome);
            form(html, query, outcome);
            status(html, query, matching.size(), outcome.evidence().findings().size());
            html.close();
            if (!matching.isEmpty()) {
                table(html, query, matching, outcome);
            }
            pager(html, query, pages(matching));
            html.close();
        }
        html.close();
    }

    private void tabs(Html html, FindingQuery query, Outcome outcome) throws IOException {
        html.open("nav", "class", "sg-tabs", "aria-label", "State of the findings");
        tab(html, query, "open", "Open");
        for (FindingState state : FindingState.values()) {
            if (state != FindingState.UNCOMPARED || outcome.count(state) > 0) {
                tab(html, query, state.id(), state == FindingState.UNCOMPARED ? "Not compared" : state.label());
            }
        }
        tab(html, query, "all", "All");
        html.close();
    }

    private void tab(Html html, FindingQuery query, String state, String label) throws IOException {
        FindingQuery target = query.with("state", state);
        boolean current = state.equals(query.get("state").isEmpty() ? "all" : query.get("state"));
        html.open(
                        "a",
                        "class",
                        "sg-tab",
                        "href",
                        "?" + target.address() + "#findings",
                        "aria-current",
                        current ? "true" : null)
                .text(label)
                .leaf("b", null, String.format(Locale.ROOT, "%,d", report.count(target)))
                .close();
    }

    private static void form(Html html, FindingQuery query, Outcome outcome) throws IOException {
        html.open("form", "class", "sg-filters", "method", "get", "action", "#findings");
        for (String name : List.of("state", "scan", "component", "rule")) {
            if (!query.get(name).isEmpty()) {
                html.open("input", "type", "hidden", "name", name, "value", query.get(name));
            }
        }
        html.open(
                "input",
                "type",
                "search",
                "class",
                "sg-input",
                "name",
                "q",
                "value",
                query.get("q"),
                "placeholder",
                "Search title, id, file, component…",
                "aria-label",
                "Search findings");
        List<Finding> findings = outcome.evidence().findings();
        choice(
                html,
                query,
                "kind",
                "Kind",
                values(findings, finding -> finding.kind().id()));
        choice(html, query, "tool", "Tool", values(findings, Finding::tool));
        choice(
                html,
                query,
                "severity",
                "Severity",
                findings.stream().map(Finding::severity).distinct().sorted().map(severity -> severity.id()));
        html.open("label", "class", "sg-check")
                .open(
                        "input",
                        "type",
                        "checkbox",
                        "name",
                        "fixable",
                        "value",
                        "1",
                        "checked",
                        query.get("fixable").isEmpty() ? null : "")
                .text("Fix available")
                .close()
                .open("button", "class", "sg-button")
                .text("Filter")
                .close(2);
    }

    private static Stream<String> values(List<Finding> findings, Function<Finding, String> value) {
        return findings.stream()
                .map(value)
                .filter(text -> !text.isEmpty())
                .distinct()
                .sorted();
    }

    private static void choice(Html html, FindingQuery query, String name, String label, Stream<String> values)
            throws IOException {
        html.open("select", "class", "sg-input", "name", name, "aria-label", label)
                .open("option", "value", "")
                .text(label + ": any")
                .close();
        for (String value : values.toList()) {
            html.open("option", "value", value, "selected", query.get(name).equals(value) ? "" : null)
                    .text(value)
                    .close();
        }
        html.close();
    }

    private static void status(Html html, FindingQuery query, int matching, int all) throws IOException {
        html.open("p", "class", "sg-status", "role", "status")
                .text(
                        matching == 0
                                ? "No finding matches. "
                                : String.format(Locale.ROOT, "%,d of %,d findings. ", matching, all));
        for (String name : List.of("rule", "scan", "component")) {
            if (!query.get(name).isEmpty()) {
                html.open(
                                "a",
                                "class",
                                "sg-chip",
                                "href",
                                "?" + query.with(name, "").address() + "#findings",
                                "title",
                                "Remove this filter")
                        .text(name + ": " + query.get(name) + " ×")
                        .close();
            }
        }
        if (query.filters().keySet().stream().anyMatch(name -> !name.equals("state"))) {
            html.open("a", "href", "?#findings").text("Clear filters").close();
        }
        html.close();
    }

    private static void table(Html html, FindingQuery query, List<Finding> matching, Outcome outcome)
            throws IOException {
        html.open("table", "class", "sg-table sg-findings", "aria-label", "Findings")
                .open("thead")
                .open("tr");
        for (Map.Entry<String, String> column : COLUMNS.entrySet()) {
            head(html, query, column.getKey(), column.getValue());
        }
        html.close(2).open("tbody");
        int from = (query.page() - 1) * ReportFragment.PAGE_SIZE;
        int to = Math.min(matching.size(), from + ReportFragment.PAGE_SIZE);
        for (Finding finding : matching.subList(from, to)) {
            FindingsSection.row(html, finding, outcome);
        }
        html.close(2);
    }

    private static void head(Html html, FindingQuery query, String column, String label) throws IOException {
        String order =
                query.sort().equals(column) ? "ascending" : query.sort().equals("-" + column) ? "descending" : null;
        String next = query.sort().equals(column) ? "-" + column : column;
        html.open("th", "scope", "col", "aria-sort", order)
                .open(
                        "a",
                        "class",
                        "sg-sort",
                        "href",
                        "?" + query.sortedBy(next).address() + "#findings")
                .text(label)
                .close(2);
    }

    private static int pages(List<Finding> matching) {
        return Math.max(1, (matching.size() + ReportFragment.PAGE_SIZE - 1) / ReportFragment.PAGE_SIZE);
    }

    private static void pager(Html html, FindingQuery query, int pages) throws IOException {
        if (pages < 2) {
            return;
        }
        html.open("nav", "class", "sg-pager", "aria-label", "Pages of findings");
        step(html, query, query.page() - 1, "Previous", query.page() > 1);
        html.leaf("span", null, "Page " + query.page() + " of " + pages);
        step(html, query, query.page() + 1, "Next", query.page() < pages);
        html.close();
    }

    private static void step(Html html, FindingQuery query, int page, String label, boolean possible)
            throws IOException {
        if (possible) {
            html.open(
                            "a",
                            "class",
                            "sg-button",
                            "href",
                            "?" + query.onPage(page).address() + "#findings")
                    .text(label)
                    .close();
        }
    }
}
