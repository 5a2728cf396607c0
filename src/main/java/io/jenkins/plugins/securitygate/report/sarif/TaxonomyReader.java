package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.report.JsonCursor;
import io.jenkins.plugins.securitygate.report.ReportException;
import io.jenkins.plugins.securitygate.report.ScanSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads one taxonomy after the other: its name and the ids of its taxa (SARIF section 3.19.25). */
final class TaxonomyReader {
    private final JsonCursor cursor;
    private final List<String> ids = new ArrayList<>();
    private String name = "";
    private String id = "";

    TaxonomyReader(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** Reads the taxonomy that the cursor stands on. */
    void read(Taxonomies taxonomies, ScanSink sink) throws IOException, ReportException {
        name = "";
        ids.clear();
        cursor.members(this::member);
        if (!taxonomies.add(name, ids)) {
            sink.error(cursor.place(), "the run lists more taxa than are kept");
        }
    }

    private void member(String member) throws IOException, ReportException {
        switch (member) {
            case "name" -> name = cursor.text();
            case "taxa" -> cursor.elements(this::taxon);
            default -> {}
        }
    }

    private void taxon() throws IOException, ReportException {
        id = "";
        cursor.members(member -> {
            if (member.equals("id")) {
                id = cursor.sharedText();
            }
        });
        ids.add(id);
    }
}
