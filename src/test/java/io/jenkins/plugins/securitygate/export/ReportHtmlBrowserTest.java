package io.jenkins.plugins.securitygate.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.export.Chromium.Page;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads the report from disk in a real browser. */
class ReportHtmlBrowserTest {
    private static final Pattern ROW =
            Pattern.compile("<td data-label=\"Finding\" class=\"sg-title\"><details><summary>(.*?)</summary>");

    @TempDir
    Path temporary;

    private Page load(List<Finding> findings, String fragment) throws Exception {
        Chromium browser = Chromium.orSkip(temporary);
        ReportFolder.write(temporary, Sample.evidence(findings), Sample.failed());
        return browser.load(temporary.resolve("report.html").toUri() + fragment);
    }

    private static List<String> titles(Page page) {
        List<String> titles = new ArrayList<>();
        Matcher row = ROW.matcher(page.dom());
        while (row.find()) {
            titles.add(row.group(1));
        }
        return titles;
    }

    @Test
    void startsWithTheOpenFindingsAndTurnsEveryCountIntoALinkThatFilters() throws Exception {
        Page page = load(Sample.findings(), "");
        assertThat(page.errors()).isEmpty();
        assertThat(page.dom()).contains("data-sg-ready=\"true\"").contains("6 of 9 findings");
        assertThat(titles(page))
                .startsWith(Sample.LOG4J.title())
                .doesNotContain(Sample.FIXED.title(), Sample.WAIVED.title(), Sample.SUPPRESSED.title());
        assertThat(page.dom())
                .contains("href=\"#findings?state=open&amp;severity=critical\"")
                .contains("href=\"#findings?state=waived\"")
                .contains("href=\"#findings?rule=payments-prod%2Fno-new-critical\"")
                .doesNotContain("href=\"#findings\" data-sg-filter");
    }

    @Test
    void takesItsFiltersFromTheAddress() throws Exception {
        Page page = load(Sample.findings(), "#findings?severity=high,critical&kind=sast,secret&sort=title");
        assertThat(page.errors()).isEmpty();
        assertThat(titles(page)).containsExactly(Sample.SECRET.title(), Sample.INJECTION.title());
    }

    @Test
    void findsByAliasAndByBrokenRule() throws Exception {
        assertThat(titles(load(Sample.findings(), "#findings?q=ghsa-jfh8"))).containsExactly(Sample.LOG4J.title());
        assertThat(titles(load(Sample.findings(), "#findings?rule=payments-prod%2Fcopyleft")))
                .containsExactly(Sample.COPYLEFT.title());
    }

    @Test
    void pagesThroughManyFindings() throws Exception {
        Page page = load(Sample.many(2_000), "#findings?page=2");
        assertThat(page.errors()).isEmpty();
        assertThat(titles(page)).hasSize(50);
        assertThat(page.dom()).contains("51–100 of 2,000");
    }

    @Test
    void whatAReportSaysNeverBecomesMarkup() throws Exception {
        List<Finding> hostile = new ArrayList<>(List.of(
                hostile("</script><script>document.title='owned'</script>"),
                hostile("<img src=x onerror=\"document.title='owned'\">"),
                hostile("\"'><svg onload=document.title='owned'>"),
                hostile("<!--<script>")));
        Page page = load(hostile, "#findings?state=");
        assertThat(page.errors()).isEmpty();
        assertThat(titles(page)).hasSize(4).anyMatch(title -> title.startsWith("&lt;img src=x onerror="));
        assertThat(page.dom())
                .contains("<title>Security gate: payments/api</title>")
                .doesNotContain("<img", "<svg onload", "<script>document")
                .doesNotContain("href=\"javascript:");
    }

    private static Finding hostile(String text) {
        Finding finding = Finding.of(ScanKind.SAST, text)
                .title(text)
                .description(text)
                .snippet(text)
                .remediation(text)
                .severity(Severity.HIGH)
                .location(Location.of(text, 1))
                .target(text)
                .build("sast", "semgrep");
        return new Finding(
                finding.fingerprint(),
                finding.kind(),
                finding.scan(),
                text,
                finding.rule(),
                finding.title(),
                finding.description(),
                finding.severity(),
                finding.location(),
                finding.endpoint(),
                finding.target(),
                finding.component(),
                finding.advisory(),
                finding.cwes(),
                finding.snippet(),
                finding.remediation(),
                "javascript:document.title='owned'",
                finding.flow(),
                finding.suppression(),
                finding.change(),
                finding.occurrences());
    }
}
