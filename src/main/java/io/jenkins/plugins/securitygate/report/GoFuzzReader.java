package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what {@code go test -fuzz} prints. A failure is known again by its target and the top of its stack. */
@AutoService(ReportReader.class)
public final class GoFuzzReader implements ReportReader {
    private static final int TOP = 3;
    private static final int MAX_LINES = 200;
    private static final Pattern FAILURE = Pattern.compile("--- FAIL: (Fuzz\\w*) \\(.*");
    private static final Pattern MESSAGE = Pattern.compile("\\s*(\\S+\\.go):([0-9]{1,9}): (.*)");
    private static final Pattern FUNCTION = Pattern.compile("\\s*([\\w./~-]+\\.[\\w.()*]+)\\(.*\\)");
    private static final Pattern SOURCE = Pattern.compile("\\s+(\\S+\\.go):([0-9]{1,9})(?: .*)?");
    private static final Pattern END = Pattern.compile("(?:ok  |FAIL)\t(\\S+)(.*)");
    private static final Pattern OF_GO = Pattern.compile("(?:runtime|testing|reflect|panic|created by)\\b.*");

    @Override
    public String format() {
        return "go-fuzz";
    }

    @Override
    public String title() {
        return "go test -fuzz output";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.FUZZING);
    }

    @Override
    public boolean recognises(Probe probe) {
        String head = probe.head();
        boolean text = !probe.isJson() && probe.xmlRoot().isEmpty();
        return text && (head.contains("fuzz: elapsed: ") || head.contains("Failing input written to testdata/fuzz/"));
    }

    /** One failed fuzz test while it is read. */
    private static final class Failure {
        private final String test;
        private final StringBuilder text = new StringBuilder();
        private final List<String> frames = new ArrayList<>();
        private String message = "";
        private String function = "";
        private Location place = Location.NONE;
        private int lines;

        Failure(String test) {
            this.test = test;
        }

        void line(String line) {
            if (lines++ < MAX_LINES) {
                text.append(line).append('\n');
            }
            Matcher said = MESSAGE.matcher(line);
            Matcher called = FUNCTION.matcher(line);
            Matcher source = SOURCE.matcher(line);
            if (message.isEmpty() && said.matches()) {
                message = said.group(3);
                place = said.group(1).startsWith("testing.go") ? place : place(said);
            } else if (called.matches()) {
                function = OF_GO.matches(called.group(1)) ? "" : called.group(1);
            } else if (source.matches() && !function.isEmpty()) {
                place = place.isKnown() ? place : place(source);
                if (frames.size() < TOP) {
                    frames.add(function);
                }
                function = "";
            }
        }

        private static Location place(Matcher matcher) {
            return Location.of(matcher.group(1), Integer.parseInt(matcher.group(2)));
        }

        Finding.Builder finding(String module) {
            boolean panic = message.startsWith("panic: ");
            return Finding.of(ScanKind.FUZZING, panic ? "panic" : "failure")
                    .title(test + ": " + message)
                    .description(text.toString())
                    .severity(panic ? Severity.HIGH : Severity.MEDIUM)
                    .location(place)
                    .target(module + "." + test)
                    .identity(String.join(" ", frames));
        }
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("go-fuzz", "");
        List<Failure> failures = new ArrayList<>();
        boolean finished = false;
        try (TextLines lines = TextLines.open(report)) {
            while (lines.next()) {
                Matcher failed = FAILURE.matcher(lines.line());
                Matcher end = END.matcher(lines.line());
                if (failed.matches()) {
                    failures.add(new Failure(failed.group(1)));
                } else if (end.matches()) {
                    finished = true;
                    end(end, failures, sink);
                } else if (!failures.isEmpty()) {
                    failures.get(failures.size() - 1).line(lines.line());
                }
            }
            failures.forEach(failure -> add(failure, "", sink));
            if (!finished || !lines.isWhole()) {
                sink.failed("the output ends at " + lines.place() + " before go test says how it ended");
            }
        }
    }

    /** The package stands in the line that ends its tests. */
    private static void end(Matcher end, List<Failure> failures, ScanSink sink) {
        failures.forEach(failure -> add(failure, end.group(1), sink));
        failures.clear();
        if (end.group(2).contains("failed]")) {
            sink.failed("go test: " + end.group().strip());
        }
    }

    private static void add(Failure failure, String module, ScanSink sink) {
        sink.record();
        sink.finding(failure.finding(module));
    }
}
