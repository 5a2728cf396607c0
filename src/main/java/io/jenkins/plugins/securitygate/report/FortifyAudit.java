package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What people decided of the results, from {@code audit.xml} of a Fortify archive. */
final class FortifyAudit {
    /** The tag {@code Analysis}, which every template has. */
    private static final String ANALYSIS = "87f2364f-dcd4-49e6-861d-f8d3f351686b";

    private final Map<String, Suppression> byInstance = new HashMap<>();

    private FortifyAudit() {}

    /** No decisions, for results without an audit. */
    static FortifyAudit none() {
        return new FortifyAudit();
    }

    static FortifyAudit of(Report report) throws IOException, ReportException {
        FortifyAudit audit = new FortifyAudit();
        try (XmlCursor xml = XmlCursor.open(report)) {
            xml.children(name -> {
                if (name.equals("IssueList")) {
                    xml.children(issue -> audit.issue(xml));
                }
            });
            xml.end();
        }
        return audit;
    }

    /** The decision that takes this result out of the count, {@code null} when there is none. */
    Suppression decision(String instanceId) {
        return byInstance.get(instanceId);
    }

    private void issue(XmlCursor xml) throws IOException, ReportException {
        String id = xml.attribute("instanceId");
        boolean suppressed = xml.attribute("suppressed").equals("true");
        String[] comment = {""};
        String[] analysis = {""};
        xml.children(name -> {
            if (name.equals("Tag") && xml.attribute("id").equalsIgnoreCase(ANALYSIS)) {
                analysis[0] = xml.text();
            } else if (name.equals("ThreadedComments")) {
                xml.children(thread -> xml.children(part -> {
                    if (part.equals("Content")) {
                        comment[0] = xml.text();
                    }
                }));
            }
        });
        if (analysis[0].equalsIgnoreCase("Not an Issue")) {
            byInstance.put(id, new Suppression(Suppression.State.FALSE_POSITIVE, "fortify audit", comment[0]));
        } else if (suppressed) {
            byInstance.put(id, new Suppression(Suppression.State.SUPPRESSED, "fortify audit", comment[0]));
        }
    }
}
