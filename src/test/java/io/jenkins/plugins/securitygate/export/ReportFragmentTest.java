package io.jenkins.plugins.securitygate.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The query comes from an address that anybody can write, and the findings from reports that anybody can write. */
class ReportFragmentTest {
    private final ReportFragment report = new ReportFragment(Sample.evidence(), Sample.failed(), Undecided.NO_POLICY);

    @Test
    void selectsBySeverityKindAndWords() {
        assertThat(report.select(query("severity", "high,low", "kind", "sast", "q", "SQL ledger")))
                .containsExactly(Sample.INJECTION);
        assertThat(report.select(query("q", "GHSA-jfh8-c2jp-5v3q"))).containsExactly(Sample.LOG4J);
        assertThat(report.select(query("fixable", "1"))).contains(Sample.LOG4J).doesNotContain(Sample.SECRET);
        assertThat(report.select(query("severity", "high' or 1=1"))).isEmpty();
    }

    @Test
    void showsOpenFindingsWhenNothingElseIsAskedFor() {
        assertThat(report.html(query(), WaiverLink.NONE))
                .contains("aria-current=\"true\">Open<")
                .contains(Sample.LOG4J.title());
    }

    @Test
    void dropsWhatNoLinkOfThePageWouldAskFor() {
        FindingQuery query = query("sort", "../../x", "page", "-1", "state", "\"><script>", "unknown", "x");

        assertThat(query).isEqualTo(new FindingQuery(Map.of("state", "\"><script>"), "", 1));
        assertThat(report.html(query, WaiverLink.NONE))
                .doesNotContain("<script")
                .contains("No finding matches.");
    }

    @Test
    void keepsASearchTextFromBreakingOutOfALink() {
        assertThat(query("q", "\"><b>&page=9#").onPage(2).address()).isEqualTo("q=%22%3E%3Cb%3E%26page%3D9%23&page=2");
    }

    @Test
    void pagesAndSorts() {
        List<Finding> findings = IntStream.range(0, 120)
                .mapToObj(i -> Finding.of(ScanKind.SAST, "r")
                        .title("Title " + i)
                        .severity(Severity.LOW)
                        .identity("" + i)
                        .change(Change.NEW)
                        .build("s", "t"))
                .toList();
        Evidence many = Evidence.of(
                Sample.SUBJECT,
                Sample.COLLECTED,
                List.of(new ScanResult(Sample.evidence().scans().get(0), findings, List.of(), List.of(), List.of())));
        ReportFragment large = new ReportFragment(many, null, Undecided.NO_POLICY);

        String third = large.html(query("sort", "title", "page", "3"), WaiverLink.NONE);

        assertThat(third).contains("Page 3 of 3", "120 of 120 findings", "page=2", "No policy applies");
        assertThat(third.split("<tr><td data-label=\"Severity\"", -1)).hasSize(21);
        assertThat(large.html(query("page", "9"), WaiverLink.NONE)).contains("Page 3 of 3");
    }

    @Test
    void leadsFromABlockerToItsWaiver() {
        String html = report.html(query(), new WaiverLink("../waivers/"));

        assertThat(html).contains("href=\"../waivers/?finding=" + Sample.LOG4J.fingerprint() + "\"");
        assertThat(report.html(query(), WaiverLink.NONE)).doesNotContain("Request a waiver");
    }

    private static FindingQuery query(String... parameters) {
        Map<String, String> values = new java.util.HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            values.put(parameters[i], parameters[i + 1]);
        }
        return FindingQuery.of(values::get);
    }
}
