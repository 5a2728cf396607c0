package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.report.JsonCursor;
import io.jenkins.plugins.securitygate.report.ReportException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A reference to a taxon (SARIF section 3.52) that may be a CWE; read again and again. */
final class TaxonReference {
    private final JsonCursor cursor;
    private final JsonCursor.Member member = this::member;
    private final JsonCursor.Member component = this::component;
    private String id = "";
    private String taxonomy = "";
    private int taxonomyIndex = -1;

    TaxonReference(JsonCursor cursor) {
        this.cursor = cursor;
    }

    void read() throws IOException, ReportException {
        id = "";
        taxonomy = "";
        taxonomyIndex = -1;
        cursor.members(member);
    }

    private void member(String name) throws IOException, ReportException {
        switch (name) {
            case "id" -> id = cursor.sharedText();
            case "toolComponent" -> cursor.members(component);
            default -> {}
        }
    }

    private void component(String name) throws IOException {
        switch (name) {
            case "name" -> taxonomy = cursor.sharedText();
            case "index" -> taxonomyIndex = cursor.integer(-1);
            default -> {}
        }
    }

    /**
     * Adds the CWE number when it is one.
     *
     * @param taxonomies names of the run's taxonomies in their order
     */
    void addTo(List<Integer> cwes, List<String> taxonomies) {
        boolean known = taxonomyIndex >= 0 && taxonomyIndex < taxonomies.size();
        String name = taxonomy.isEmpty() && known ? taxonomies.get(taxonomyIndex) : taxonomy;
        if (name.toLowerCase(Locale.ROOT).startsWith("cwe")) {
            Weaknesses.addNamed(id, cwes);
        } else {
            Weaknesses.addMarked(id, cwes);
        }
    }
}
