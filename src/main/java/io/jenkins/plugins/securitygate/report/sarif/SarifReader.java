package io.jenkins.plugins.securitygate.report.sarif;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.JsonCursor;
import io.jenkins.plugins.securitygate.report.Probe;
import io.jenkins.plugins.securitygate.report.Report;
import io.jenkins.plugins.securitygate.report.ReportException;
import io.jenkins.plugins.securitygate.report.ReportReader;
import io.jenkins.plugins.securitygate.report.ScanSink;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;

/** Reads SARIF 2.1.0 (OASIS standard), whichever tool wrote it. */
@AutoService(ReportReader.class)
public final class SarifReader implements ReportReader {
    @Override
    public String format() {
        return "sarif";
    }

    @Override
    public String title() {
        return "SARIF 2.1.0";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.complementOf(EnumSet.of(ScanKind.TEST));
    }

    @Override
    public boolean recognises(Probe probe) {
        if (!probe.isJson() || probe.isArray()) {
            return false;
        }
        boolean runs = probe.has("runs.tool") || probe.has("runs.results") || isVersion(probe.value("version"));
        return (probe.has("runs") && runs) || probe.value("$schema").contains("sarif");
    }

    private static boolean isVersion(String version) {
        return version.startsWith("2.1.") || version.equals("2.1");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        new Reading(report, sink).read();
    }

    /** One reading of one report, in one pass or two. */
    private static final class Reading {
        private final Report report;
        private final ScanSink sink;
        private final Set<String> tools = new LinkedHashSet<>();
        private final Set<String> versions = new LinkedHashSet<>();
        private final TreeMap<Integer, RunReader> postponed = new TreeMap<>();
        private boolean runsSeen;
        private int run;

        Reading(Report report, ScanSink sink) {
            this.report = report;
            this.sink = sink;
        }

        void read() throws IOException, ReportException {
            try (JsonCursor cursor = JsonCursor.open(report)) {
                cursor.members(name -> member(cursor, name));
                requireEnd(cursor);
            }
            if (!runsSeen) {
                throw new ReportException(report.name(), "/", "no 'runs'; a SARIF file has an array of them");
            }
            if (!postponed.isEmpty()) {
                readPostponed();
            }
            // Findings carry the name of their own tool; the scan that they share names all of them.
            sink.tool(String.join(", ", tools), String.join(", ", versions));
        }

        private void member(JsonCursor cursor, String name) throws IOException, ReportException {
            switch (name) {
                case "version" -> requireVersion(cursor);
                case "runs" -> {
                    runsSeen = !cursor.isNull();
                    cursor.elements(() -> firstPass(cursor));
                }
                case "inlineExternalProperties" -> cursor.elements(() -> inlinePart(cursor));
                default -> {}
            }
        }

        private void requireVersion(JsonCursor cursor) throws IOException, ReportException {
            String version = cursor.text();
            if (!isVersion(version)) {
                throw new ReportException(
                        report.name(),
                        cursor.place(),
                        "SARIF version '" + version + "' is not supported; convert the file to 2.1.0");
            }
        }

        private void requireEnd(JsonCursor cursor) throws IOException, ReportException {
            if (cursor.nextRoot()) {
                throw new ReportException(report.name(), cursor.place(), "more text after the end of the SARIF object");
            }
        }

        private void inlinePart(JsonCursor cursor) throws IOException, ReportException {
            cursor.members(part -> {
                if (part.equals("results")) {
                    cursor.elements(() -> sink.error(cursor.place(), "a result outside of any run is not read"));
                }
            });
        }

        private void firstPass(JsonCursor cursor) throws IOException, ReportException {
            RunReader reader = new RunReader(report, sink);
            reader.read(cursor);
            addName(tools, reader.context().tool());
            addName(versions, reader.context().version());
            if (reader.hasPostponed()) {
                postponed.put(run, reader);
            }
            run++;
        }

        private static void addName(Set<String> names, String name) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }

        private void readPostponed() throws IOException, ReportException {
            run = 0;
            try (JsonCursor cursor = JsonCursor.open(report)) {
                cursor.members(name -> {
                    if (name.equals("runs")) {
                        cursor.elements(() -> secondPass(cursor));
                    }
                });
            }
        }

        private void secondPass(JsonCursor cursor) throws IOException, ReportException {
            RunReader reader = postponed.get(run++);
            if (reader != null) {
                reader.readPostponed(cursor);
            }
        }
    }
}
