package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The identifiers of a finding and how pressing it is, as one line of small marks. */
final class FindingMarks {
    private FindingMarks() {}

    static void write(Html html, Finding finding) throws IOException {
        html.open("div", "class", "sg-marks");
        for (String mark : identifiers(finding)) {
            html.leaf("code", null, mark).text(" ");
        }
        for (String mark : pressing(finding.advisory())) {
            html.leaf("span", "sg-mark", mark).text(" ");
        }
        html.close();
    }

    /** The rule and at most three identifiers that are not said already. */
    static List<String> identifiers(Finding finding) {
        List<String> identifiers = new ArrayList<>(finding.advisory().identifiers());
        identifiers.remove(finding.rule());
        identifiers.add(0, finding.rule());
        finding.cwes().stream().limit(2).forEach(cwe -> identifiers.add("CWE-" + cwe));
        return identifiers.stream().filter(id -> !id.isEmpty()).limit(4).toList();
    }

    private static List<String> pressing(Advisory advisory) {
        List<String> marks = new ArrayList<>();
        if (advisory.kev()) {
            marks.add("exploited (KEV)");
        }
        if (advisory.score() >= 0) {
            marks.add(String.format(Locale.ROOT, "CVSS %.1f", advisory.score()));
        }
        if (advisory.epss() >= 0) {
            marks.add(String.format(Locale.ROOT, "EPSS %.0f%%", advisory.epss() * 100));
        }
        return marks;
    }
}
