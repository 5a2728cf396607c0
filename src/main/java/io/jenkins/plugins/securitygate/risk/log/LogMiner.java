package io.jenkins.plugins.securitygate.risk.log;

import io.jenkins.plugins.securitygate.risk.log.LogObservation.Fresh;
import io.jenkins.plugins.securitygate.risk.log.Template.Use;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the logs of one build against a model. Every log is one stream that is read once; what is held grows neither with
 * its size nor with the length of its lines. Not thread-safe.
 */
public final class LogMiner {
    /** Share of bytes that no text has, from which on a log is taken for something else. */
    private static final double GARBAGE = 0.01;

    private final Resolver resolver;
    private final LineMasker masker = new LineMasker();
    private final TemplateCache cache = new TemplateCache();
    private final StackTraces traces = new StackTraces(this::trace);
    private final LineReader lines = new LineReader(this::line);
    private final Tally tally = new Tally();
    private final List<String> sources = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final int knownTemplates;
    private String source = "";
    private long lineNumber;
    private long allLines;
    private long bytes;

    /** A miner that compares with a model; with {@link LogModel#EMPTY} everything is fresh. */
    public LogMiner(LogModel model) {
        knownTemplates = model.templates().size();
        resolver = new Resolver(model);
    }

    /**
     * Reads a log to its end.
     *
     * @param name of the log, for people
     * @param in UTF-8 or any encoding that extends ASCII; left open
     */
    public void read(String name, InputStream in) throws IOException {
        read(name, () -> lines.read(in));
    }

    /** A log that writes itself. */
    @FunctionalInterface
    public interface Text {
        /** Writes all of the log. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Reads a log that writes itself.
     *
     * @param name of the log, for people
     */
    public void read(String name, Text text) throws IOException {
        read(name, () -> {
            text.writeTo(lines.begun());
            lines.end();
        });
    }

    /** Lets the lines of one log come. */
    @FunctionalInterface
    private interface Source {
        void read() throws IOException;
    }

    private void read(String name, Source log) throws IOException {
        source = name;
        sources.add(name);
        lineNumber = 0;
        bytes = 0;
        long controls = masker.controls();
        tally.newClock();
        log.read();
        traces.end();
        allLines += lineNumber;
        judge(masker.controls() - controls);
    }

    /** What was read. */
    public LogObservation observe() {
        List<Use> known = new ArrayList<>();
        for (int id = 0; id < knownTemplates; id++) {
            known.add(tally.use(id));
        }
        List<Fresh> fresh = new ArrayList<>();
        for (int id = knownTemplates; id < resolver.size(); id++) {
            fresh.add(resolver.fresh(id, tally.use(id)));
        }
        return new LogObservation(known, fresh, sources, allLines, resolver.dropped(), lines.cutLines(), problems);
    }

    private void judge(long controls) {
        if (bytes == 0) {
            problems.add(source + " is empty");
        } else if (controls > GARBAGE * bytes) {
            problems.add(
                    "%s is no text: %d %% of its bytes are control characters. Is it binary, compressed or in UTF-16?"
                            .formatted(source, Math.round(100.0 * controls / bytes)));
        }
    }

    private void line(byte[] in, int start, int end) {
        lineNumber++;
        bytes += end - start;
        if (traces.line(in, start, end)) {
            return;
        }
        masker.mask(in, start, end);
        int length = masker.length();
        if (length == 0) {
            return;
        }
        int id = cache.find(masker.bytes(), masker.start(), length);
        if (id < 0) {
            id = resolver.resolve(masker.text(), in, start, end, place());
            cache.put(masker.bytes(), masker.start(), length, id);
        }
        tally.add(id, masker.time(), masker.duration());
    }

    private void trace(String identity, String head) {
        tally.add(resolver.trace(identity, head, place()), TimeOfLine.UNKNOWN, 0);
    }

    private String place() {
        return source + ":" + lineNumber;
    }
}
