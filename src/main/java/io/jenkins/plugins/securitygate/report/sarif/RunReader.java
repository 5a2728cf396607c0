package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.report.BadEntryException;
import io.jenkins.plugins.securitygate.report.JsonCursor;
import io.jenkins.plugins.securitygate.report.Report;
import io.jenkins.plugins.securitygate.report.ReportException;
import io.jenkins.plugins.securitygate.report.ScanSink;
import java.io.IOException;

/**
 * Reads one run (SARIF section 3.14). Results whose meaning depends on a part of the run that follows them are
 * postponed: they are read when the file is read a second time.
 */
final class RunReader {
    private final RunContext run = new RunContext();
    private final Report report;
    private final ScanSink sink;
    private boolean toolSeen;
    private boolean resultsSeen;
    private boolean artifactsFull;
    private long ordinal;
    private long postponedFrom = Long.MAX_VALUE;

    RunReader(Report report, ScanSink sink) {
        this.report = report;
        this.sink = sink;
    }

    RunContext context() {
        return run;
    }

    /** Whether results wait for {@link #readPostponed}. */
    boolean hasPostponed() {
        return postponedFrom != Long.MAX_VALUE;
    }

    /** Reads the run that the cursor stands on. */
    void read(JsonCursor cursor) throws IOException, ReportException {
        String place = cursor.place();
        LocationReader locations = new LocationReader(cursor, run.paths());
        TaxonomyReader taxonomies = new TaxonomyReader(cursor);
        cursor.members(name -> {
            switch (name) {
                case "tool" -> readTool(cursor);
                case "artifacts" -> cursor.elements(() -> artifact(cursor, locations));
                case "originalUriBaseIds" -> cursor.members(id -> run.paths().addBase(id, locations.readArtifact()));
                case "taxonomies" -> cursor.elements(() -> taxonomies.read(run.taxonomies(), sink));
                case "invocations" -> cursor.elements(() -> invocation(cursor));
                case "externalPropertyFileReferences" -> cursor.members(part -> externalPart(cursor, part));
                case "results" -> results(cursor);
                default -> {}
            }
        });
        finish(place);
    }

    private void readTool(JsonCursor cursor) throws IOException, ReportException {
        toolSeen = true;
        new ToolReader(cursor, run, sink).read();
        announceTool();
        sink.kind(run.kinds().usual());
    }

    private void announceTool() {
        sink.tool(run.tool(), run.version());
    }

    private void artifact(JsonCursor cursor, LocationReader locations) throws IOException, ReportException {
        ArtifactLocation[] found = {ArtifactLocation.NONE};
        cursor.members(name -> {
            if (name.equals("location")) {
                found[0] = locations.readArtifact();
            }
        });
        if (!run.paths().addArtifact(found[0]) && !artifactsFull) {
            artifactsFull = true;
            sink.error(cursor.place(), "the run lists more artifacts than are kept");
        }
    }

    private void invocation(JsonCursor cursor) throws IOException, ReportException {
        try {
            InvocationReader.read(cursor, run, sink);
        } catch (BadEntryException e) {
            sink.error(e.place(), e.getMessage());
        }
    }

    private void externalPart(JsonCursor cursor, String part) throws IOException, ReportException {
        if (part.equals("results")) {
            resultsSeen = true;
            cursor.elements(() ->
                    sink.error(cursor.place(), "these results are in another file, which is not read; write one file"));
        }
    }

    private void results(JsonCursor cursor) throws IOException, ReportException {
        resultsSeen |= !cursor.isNull();
        if (!toolSeen) {
            postponedFrom = 0;
            return;
        }
        readResults(cursor);
    }

    private void readResults(JsonCursor cursor) throws IOException, ReportException {
        ResultReader result = new ResultReader(cursor, run);
        FindingMapping mapping = new FindingMapping(run, sink, report.secrets());
        long from = hasPostponed() ? postponedFrom : 0;
        postponedFrom = Long.MAX_VALUE;
        ordinal = 0;
        cursor.elements(() -> {
            if (ordinal >= from && !hasPostponed()) {
                result(cursor, result, mapping);
            }
            ordinal++;
        });
    }

    private void result(JsonCursor cursor, ResultReader result, FindingMapping mapping)
            throws IOException, ReportException {
        try {
            result.read();
            if (run.lacked()) {
                postponedFrom = ordinal;
                return;
            }
            sink.record();
            mapping.add(result);
        } catch (BadEntryException e) {
            sink.record();
            sink.error(e.place(), e.getMessage());
        }
    }

    private void finish(String place) {
        if (!resultsSeen) {
            sink.error(place, "the run has no 'results', so it does not show that the tool scanned anything");
        }
        for (String base : run.paths().wronglyAssumedRoots()) {
            sink.error(place, "'originalUriBaseIds' stands after the results; paths are relative to " + base);
        }
        run.complete();
    }

    /** Reads the postponed results of the same run, on which a cursor over the reopened report stands. */
    void readPostponed(JsonCursor cursor) throws IOException, ReportException {
        announceTool();
        cursor.members(name -> {
            if (name.equals("results")) {
                readResults(cursor);
            }
        });
    }
}
