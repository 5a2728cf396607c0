package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.Set;

/**
 * Maps one report format to the model. An implementation is a mapping and nothing else: it holds no state, streams its
 * input, and leaves files, encodings, merging and error texts to its callers.
 *
 * <p>Annotate the class with {@code @AutoService(ReportReader.class)}; nothing else registers it.
 */
public interface ReportReader {
    /** Short id that users write, lower case, for example {@code sarif}. Unique among all readers. */
    String format();

    /** Name of the format for people, with the versions that are understood. */
    String title();

    /** Kinds of scan that such a report can stand for. Narrowed by {@link ScanSink#kind} where the report says more. */
    Set<ScanKind> kinds();

    /**
     * Whether the root of a report is a list. An empty one ({@code []}, or {@code null} as programs in Go write it) is
     * then a report without findings, provided that the user names the format: nothing in it tells whose it is.
     */
    default boolean rootIsList() {
        return false;
    }

    /** Whether the beginning of a report has the shape of this format. Names of files are never looked at. */
    boolean recognises(Probe probe);

    /**
     * Reads one report into the sink.
     *
     * @throws ReportException when the report as a whole is not of this format, with the place
     * @throws IOException when the file cannot be read or is not well-formed; the caller adds file and place
     */
    void read(Report report, ScanSink sink) throws IOException, ReportException;
}
