package io.jenkins.plugins.securitygate.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the tag-value form of SPDX 2.x: lines of {@code Tag: value}, where a value between {@code <text>} and
 * {@code </text>} may go over several. A package lasts until the next one, or until a file, a snippet or a licence.
 */
final class SpdxTags {
    private static final Pattern TAG = Pattern.compile("[A-Za-z]+");
    private static final String OPEN = "<text>";
    private static final String CLOSE = "</text>";
    private static final List<String> OTHER_SECTIONS = List.of("FileName", "SnippetSPDXID", "LicenseID");

    private final TextLines lines;
    private final ScanSink sink;
    private final Map<String, String> fields = new HashMap<>();
    private final List<SpdxPackage.Reference> references = new ArrayList<>();
    private boolean inPackage;

    private SpdxTags(TextLines lines, ScanSink sink) {
        this.lines = lines;
        this.sink = sink;
    }

    static boolean recognises(Probe probe) {
        return !probe.isJson() && probe.head().lines().limit(50).anyMatch(line -> line.startsWith("SPDXVersion:"));
    }

    static void read(Report report, ScanSink sink) throws IOException, ReportException {
        try (TextLines lines = TextLines.open(report)) {
            SpdxTags tags = new SpdxTags(lines, sink);
            while (lines.next()) {
                tags.line(report);
            }
            tags.endOfPackage();
            if (!lines.isWhole()) {
                sink.error(lines.place(), "the last line does not end; the document may be cut off there");
            }
        }
    }

    private void line(Report report) throws IOException, ReportException {
        String line = lines.line();
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        String place = lines.place();
        int colon = line.indexOf(':');
        String tag = colon < 0 ? "" : line.substring(0, colon).strip();
        if (!TAG.matcher(tag).matches()) {
            sink.error(place, "expected a tag and its value");
            return;
        }
        tag(tag, value(line.substring(colon + 1).strip(), report), place, report);
    }

    private String value(String first, Report report) throws IOException, ReportException {
        if (!first.startsWith(OPEN)) {
            return first;
        }
        String begin = lines.place();
        StringBuilder text = new StringBuilder(first.substring(OPEN.length()));
        while (text.indexOf(CLOSE) < 0) {
            if (!lines.next()) {
                throw new ReportException(report.name(), begin, "a text that does not end; the document is cut off");
            }
            // What goes over several lines is prose, which nothing here reads; only its end matters.
            text = new StringBuilder(lines.line());
        }
        return text.substring(0, text.indexOf(CLOSE)).strip();
    }

    private void tag(String tag, String value, String place, Report report) throws ReportException {
        switch (tag) {
            case "SPDXVersion" -> SpdxPackage.requireVersion(value, report, place);
            case "Creator" -> SpdxPackage.creator(value, sink);
            case "Created" -> sink.started(Timestamps.parse(value));
            case "PackageName" -> {
                endOfPackage();
                inPackage = true;
                fields.put(tag, value);
            }
            case "ExternalRef" -> reference(value, place);
            default -> {
                if (OTHER_SECTIONS.contains(tag)) {
                    endOfPackage();
                } else if (inPackage) {
                    fields.putIfAbsent(tag, value);
                }
            }
        }
    }

    /** {@code PACKAGE-MANAGER purl pkg:npm/a@1}. */
    private void reference(String value, String place) {
        String[] parts = value.split("\\s+", 3);
        if (parts.length < 3) {
            sink.error(place, "expected a category, a type and a locator");
        } else {
            references.add(new SpdxPackage.Reference(parts[0], parts[1], parts[2]));
        }
    }

    private void endOfPackage() {
        if (inPackage) {
            new SpdxPackage(
                            fields.get("PackageName"),
                            fields.getOrDefault("PackageVersion", ""),
                            fields.getOrDefault("PackageLicenseConcluded", ""),
                            fields.getOrDefault("PackageLicenseDeclared", ""),
                            references)
                    .send(sink);
        }
        inPackage = false;
        fields.clear();
        references.clear();
    }
}
