package io.jenkins.plugins.securitygate.report;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** All report readers, found on the class path. */
public final class ReportReaders {
    // The reader's own class loader: in Jenkins the thread's context loader does not see a plugin.
    private static final List<ReportReader> ALL =
            ServiceLoader.load(ReportReader.class, ReportReader.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .sorted(Comparator.comparing(ReportReader::format))
                    .toList();

    private ReportReaders() {}

    /** Every reader, in the order of their formats' ids. */
    public static List<ReportReader> all() {
        return ALL;
    }

    /** The reader of a format, empty when there is none of that name. */
    public static Optional<ReportReader> byFormat(String format) {
        return ALL.stream().filter(reader -> reader.format().equals(format)).findFirst();
    }

    /**
     * Finds the reader for a report by its content.
     *
     * @throws ReportException when no reader recognises it; the message says what it looks like
     */
    public static ReportReader detect(Report report) throws IOException, ReportException {
        Probe probe = Probe.of(report);
        return recognised(probe).orElseThrow(() -> new ReportException(report.name(), "", unknown(probe)));
    }

    private static String unknown(Probe probe) {
        if (probe.isEmpty()) {
            return "the file is empty";
        }
        if (probe.isEmptyList()) {
            return "an empty list, which several formats write when they find nothing; name its format";
        }
        return "no known report format; it is " + probe.describe() + ". Known: " + ids();
    }

    /**
     * The reader that a user named.
     *
     * @throws ReportException when there is no such reader, or when the report is plainly of another format
     */
    public static ReportReader named(String format, Report report) throws IOException, ReportException {
        ReportReader reader = byFormat(format)
                .orElseThrow(() -> new ReportException(
                        report.name(), "", "unknown report format '" + format + "'. Known: " + ids()));
        return checked(reader, report.name(), Probe.of(report));
    }

    /**
     * The reader, provided that a report can be one of its own.
     *
     * @param file the report as the user named it
     * @param probe what the report begins with
     * @throws ReportException when the report is plainly of another format; the message says of which
     */
    static ReportReader checked(ReportReader reader, String file, Probe probe) throws ReportException {
        if (probe.isEmpty()) {
            throw new ReportException(file, "", "the file is empty");
        }
        boolean nothingFound = reader.rootIsList() && probe.isEmptyList();
        if (!nothingFound && !reader.recognises(probe)) {
            String looksLike = recognised(probe).map(ReportReader::format).orElse(probe.describe());
            throw new ReportException(file, "", "not a " + reader.title() + " report; it looks like " + looksLike);
        }
        return reader;
    }

    private static Optional<ReportReader> recognised(Probe probe) {
        return ALL.stream().filter(reader -> reader.recognises(probe)).findFirst();
    }

    private static String ids() {
        return ALL.stream().map(ReportReader::format).collect(Collectors.joining(", "));
    }
}
