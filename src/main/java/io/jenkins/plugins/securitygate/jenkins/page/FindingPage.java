package io.jenkins.plugins.securitygate.jenkins.page;

import io.jenkins.plugins.securitygate.model.Finding;
import java.util.List;

/** One page of the findings table. */
public final class FindingPage {
    private final FindingQuery query;
    private final int total;
    private final List<FindingRow> rows;

    /**
     * @param total how many findings match the query, those on other pages included
     * @param rows those on this page
     */
    FindingPage(FindingQuery query, int total, List<FindingRow> rows) {
        this.query = query;
        this.total = total;
        this.rows = List.copyOf(rows);
    }

    static FindingPage of(FindingQuery query, List<Finding> matching, java.util.Set<String> waived) {
        List<FindingRow> rows = matching.stream()
                .sorted(query.order())
                .skip((long) (query.page() - 1) * FindingQuery.PAGE_SIZE)
                .limit(FindingQuery.PAGE_SIZE)
                .map(finding -> FindingRow.of(finding, waived.contains(finding.fingerprint())))
                .toList();
        return new FindingPage(query, matching.size(), rows);
    }

    public int getTotal() {
        return total;
    }

    public int getPage() {
        return query.page();
    }

    public int getPages() {
        return Math.max(1, (total + FindingQuery.PAGE_SIZE - 1) / FindingQuery.PAGE_SIZE);
    }

    public List<FindingRow> getRows() {
        return rows;
    }

    public String getChange() {
        return query.change();
    }

    public String getSeverity() {
        return query.severity();
    }

    public String getKind() {
        return query.kind();
    }

    public String getText() {
        return query.text();
    }

    public String getSort() {
        return query.sort();
    }

    public boolean isPrevious() {
        return query.page() > 1;
    }

    public boolean isNext() {
        return query.page() < getPages();
    }

    /** The address of the page before, relative to this one. */
    public String getPreviousUrl() {
        return query.onPage(query.page() - 1);
    }

    /** The address of the page after, relative to this one. */
    public String getNextUrl() {
        return query.onPage(query.page() + 1);
    }

    /** The address of the same findings in the order of a column, relative to this page. */
    public String sortUrl(String column) {
        return query.sortedBy(column);
    }
}
