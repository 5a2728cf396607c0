package io.jenkins.plugins.securitygate.model;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One run of one scanner.
 *
 * @param id unique within the evidence of one build, chosen by who collects it
 * @param tool name of the tool, lower case where the tool itself writes it so
 * @param toolVersion empty when unknown
 * @param kinds what it looked for, in the order of {@link ScanKind}
 * @param status how it ended
 * @param message why it failed, empty when it completed
 * @param provenance executed by the gate or imported from a file
 * @param format id of the report format, empty for an embedded scanner
 * @param source what was scanned or which file was read
 * @param reportDigest SHA-256 of the raw report, hexadecimal; empty for an embedded scanner
 * @param started when it started, or when the report says that it was written; {@code null} when unknown
 * @param durationMillis -1 when unknown
 * @param counts what it listed
 * @param errors entries of the report that could not be read
 * @param execution how the gate ran the tool, {@link Execution#NONE} when it did not
 */
public record Scan(
        String id,
        String tool,
        String toolVersion,
        Set<ScanKind> kinds,
        ScanStatus status,
        String message,
        Provenance provenance,
        String format,
        String source,
        String reportDigest,
        Instant started,
        long durationMillis,
        Counts counts,
        List<EntryError> errors,
        Execution execution) {

    /**
     * What a scan listed.
     *
     * @param records entries as the report lists them
     * @param findings findings after merging equal ones, the suppressed included
     * @param suppressed findings that the tool or a VEX statement suppressed
     * @param failedEntries entries that could not be read; may exceed the number of errors kept
     */
    public record Counts(int records, int findings, int suppressed, int failedEntries) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        /** These and some more findings that no record of the report stands for. */
        public Counts plusFindings(int more) {
            return new Counts(records, findings + more, suppressed, failedEntries);
        }
    }

    /** A scan for which the gate ran no tool. */
    public Scan(
            String id,
            String tool,
            String toolVersion,
            Set<ScanKind> kinds,
            ScanStatus status,
            String message,
            Provenance provenance,
            String format,
            String source,
            String reportDigest,
            Instant started,
            long durationMillis,
            Counts counts,
            List<EntryError> errors) {
        this(
                id,
                tool,
                toolVersion,
                kinds,
                status,
                message,
                provenance,
                format,
                source,
                reportDigest,
                started,
                durationMillis,
                counts,
                errors,
                Execution.NONE);
    }

    public Scan {
        tool = Texts.bounded(tool, Texts.SHORT);
        toolVersion = Texts.bounded(toolVersion, Texts.SHORT);
        message = Texts.bounded(message, Texts.LONG);
        kinds = ordered(kinds);
        errors = List.copyOf(errors);
    }

    public boolean completed() {
        return status == ScanStatus.COMPLETED;
    }

    private static Set<ScanKind> ordered(Set<ScanKind> kinds) {
        EnumSet<ScanKind> ordered = EnumSet.noneOf(ScanKind.class);
        ordered.addAll(kinds);
        return java.util.Collections.unmodifiableSet(ordered);
    }
}
