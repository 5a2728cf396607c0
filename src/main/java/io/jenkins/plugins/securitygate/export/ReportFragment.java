package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The report as part of a page that a server makes: the same sections as in {@link HtmlExport}, in an element of class
 * {@code sg}, with findings that the server filters, sorts and pages. Needs {@code report.css}, and no script.
 */
public final class ReportFragment {
    /** Findings on one page. */
    public static final int PAGE_SIZE = 50;

    private static final List<Section> AFTER =
            List.of(new ComponentsSection(), new ExposureSection(), new ProofSection());

    private final Outcome outcome;
    private final List<Finding> findings;

    /**
     * @param decision {@code null} when there is none
     * @param undecided what to say when there is none
     */
    public ReportFragment(Evidence evidence, Decision decision, Undecided undecided) {
        this.outcome = new Outcome(evidence, decision, undecided);
        this.findings = FindingsSection.sorted(outcome);
    }

    /**
     * The sections from the verdict to the digests as HTML; everything that comes from a report is escaped.
     *
     * @param waivers where a waiver is asked for
     */
    public String html(FindingQuery query, WaiverLink waivers) {
        List<Section> sections = new ArrayList<>(List.of(
                new VerdictSection(),
                new BlockersSection(waivers),
                new PoliciesSection(),
                new ScansSection(),
                new ServedFindings(this, query)));
        sections.addAll(AFTER);
        StringWriter text = new StringWriter();
        Html html = new Html(text, FilterLink.QUERY);
        try {
            for (Section section : sections) {
                section.write(html, outcome);
            }
            html.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("A string cannot fail to be written", e);
        }
        return text.toString();
    }

    /** All findings that match, in the order that was asked for. */
    public List<Finding> select(FindingQuery query) {
        Comparator<Finding> order = query.order(outcome);
        var matching = findings.stream().filter(finding -> query.matches(finding, outcome));
        return order == null ? matching.toList() : matching.sorted(order).toList();
    }

    long count(FindingQuery query) {
        return findings.stream()
                .filter(finding -> query.matches(finding, outcome))
                .count();
    }

    /**
     * The id of a finding's state: {@code new}, {@code outstanding}, {@code uncompared}, {@code fixed}, {@code waived}
     * or {@code suppressed}.
     */
    public String state(Finding finding) {
        return outcome.state(finding).id();
    }
}
