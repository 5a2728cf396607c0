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
    private int index = -1;
    private int taxonomyIndex = -1;

    TaxonReference(JsonCursor cursor) {
        this.cursor = cursor;
    }

    void read() throws IOException, ReportException {
        id = "";
        taxonomy = "";
        index = -1;
        taxonomyIndex = -1;
        cursor.members(member);
    }

    private void member(String name) throws IOException, ReportException {
        switch (name) {
            case "id" -> id = cursor.sharedText();
            case "index" -> index = cursor.integer(-1);
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
     * @param taxonomies those of the run
     */
    void addTo(List<Integer> cwes, Taxonomies taxonomies) {
        String name = taxonomy.isEmpty() ? taxonomies.name(taxonomyIndex) : taxonomy;
        String taxon = id.isEmpty() && index >= 0 ? taxonomies.id(name, index) : id;
        if (name.toLowerCase(Locale.ROOT).startsWith("cwe")) {
            Weaknesses.addNamed(taxon, cwes);
        } else {
            Weaknesses.addMarked(taxon, cwes);
        }
    }
}
