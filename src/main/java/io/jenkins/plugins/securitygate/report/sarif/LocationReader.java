package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.report.JsonCursor;
import io.jenkins.plugins.securitygate.report.ReportException;
import java.io.IOException;

/** Reads one location after the other (SARIF section 3.28). */
final class LocationReader {
    private final JsonCursor cursor;
    private final ArtifactPaths paths;
    private final JsonCursor.Member locationMember = this::location;
    private final JsonCursor.Member physicalMember = this::physical;
    private final JsonCursor.Member artifactMember = this::artifact;
    private final JsonCursor.Member regionMember = this::region;
    private final JsonCursor.Member contextMember = this::context;
    private final JsonCursor.Member snippetMember = this::snippetText;
    private final JsonCursor.Member logicalMember = this::logical;
    private String uri;
    private String uriBaseId;
    private int index;
    private int line;
    private int column;
    private int endLine;
    private int endColumn;
    private String snippet;
    private String context;
    private String logicalName;
    private String target;

    LocationReader(JsonCursor cursor, ArtifactPaths paths) {
        this.cursor = cursor;
        this.paths = paths;
    }

    /** Reads the location that the cursor stands on. */
    Place read() throws IOException, ReportException {
        clear();
        cursor.members(locationMember);
        return new Place(location(), snippet.isEmpty() ? context : snippet, logicalName);
    }

    /** Reads an artifact location on its own. */
    ArtifactLocation readArtifact() throws IOException, ReportException {
        clear();
        cursor.members(artifactMember);
        return new ArtifactLocation(uri, uriBaseId, index);
    }

    private void clear() {
        uri = "";
        uriBaseId = "";
        index = -1;
        line = 0;
        column = 0;
        endLine = 0;
        endColumn = 0;
        snippet = "";
        context = "";
        logicalName = "";
    }

    private Location location() {
        String path = uri.isEmpty() && index < 0 ? "" : paths.of(new ArtifactLocation(uri, uriBaseId, index));
        // A region without endLine ends on the line where it starts (section 3.30.7).
        return path.isEmpty() && line == 0
                ? Location.NONE
                : new Location(path, line, column, endLine == 0 ? line : endLine, endColumn);
    }

    private void location(String name) throws IOException, ReportException {
        switch (name) {
            case "physicalLocation" -> cursor.members(physicalMember);
            case "logicalLocations" -> cursor.elements(() -> cursor.members(logicalMember));
            default -> {}
        }
    }

    private void physical(String name) throws IOException, ReportException {
        switch (name) {
            case "artifactLocation" -> cursor.members(artifactMember);
            case "region" -> cursor.members(regionMember);
            case "contextRegion" -> {
                if (snippet.isEmpty()) {
                    cursor.members(contextMember);
                }
            }
            default -> {}
        }
    }

    private void artifact(String name) throws IOException {
        switch (name) {
            case "uri" -> uri = cursor.sharedText();
            case "uriBaseId" -> uriBaseId = cursor.sharedText();
            case "index" -> index = cursor.integer(-1);
            default -> {}
        }
    }

    private void region(String name) throws IOException, ReportException {
        switch (name) {
            case "startLine" -> line = cursor.integer(0);
            case "startColumn" -> column = cursor.integer(0);
            case "endLine" -> endLine = cursor.integer(0);
            case "endColumn" -> endColumn = cursor.integer(0);
            case "snippet" -> snippet = snippet();
            default -> {}
        }
    }

    private void context(String name) throws IOException, ReportException {
        if (name.equals("snippet")) {
            context = snippet();
        }
    }

    private String snippet() throws IOException, ReportException {
        target = "";
        cursor.members(snippetMember);
        return target;
    }

    private void snippetText(String name) throws IOException {
        if (name.equals("text")) {
            target = cursor.text();
        }
    }

    private void logical(String name) throws IOException {
        if (logicalName.isEmpty() && name.equals("fullyQualifiedName")) {
            logicalName = cursor.sharedText();
        }
    }
}
