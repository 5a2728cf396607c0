package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The identifiers of a finding and how pressing it is, as one line of small marks.
 *
 * @param identifiers the rule and at most three identifiers that are not said already
 * @param pressing known exploitation, scores
 */
record FindingMarks(List<String> identifiers, List<String> pressing) {
    /** Of what is no finding. */
    static final FindingMarks NONE = new FindingMarks(List.of(), List.of());

    static FindingMarks of(Finding finding) {
        return new FindingMarks(identifiers(finding), pressing(finding.advisory()));
    }

    boolean isEmpty() {
        return identifiers.isEmpty() && pressing.isEmpty();
    }

    void write(Html html) throws IOException {
        html.open("div", "class", "sg-marks");
        for (String mark : identifiers) {
            html.leaf("code", null, mark).text(" ");
        }
        for (String mark : pressing) {
            html.leaf("span", "sg-mark", mark).text(" ");
        }
        html.close();
    }

    private static List<String> identifiers(Finding finding) {
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
