package io.jenkins.plugins.securitygate.jenkins.page;

import io.jenkins.plugins.securitygate.export.FindingQuery;
import io.jenkins.plugins.securitygate.export.ReportFragment;
import io.jenkins.plugins.securitygate.model.Finding;
import java.util.List;

/**
 * One page of the findings that a query selects, for the remote API.
 *
 * @param total how many findings match, those on other pages included
 * @param page 1-based
 * @param pages at least 1
 */
record FindingPage(int total, int page, int pages, List<FindingRow> rows) {

    static FindingPage of(ReportFragment report, FindingQuery query) {
        List<Finding> matching = report.select(query);
        int size = ReportFragment.PAGE_SIZE;
        List<FindingRow> rows = matching.stream()
                .skip((long) (query.page() - 1) * size)
                .limit(size)
                .map(finding -> FindingRow.of(finding, report.state(finding)))
                .toList();
        return new FindingPage(matching.size(), query.page(), Math.max(1, (matching.size() + size - 1) / size), rows);
    }
}
