package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.Set;

/** Reads what libFuzzer and Jazzer print: crashes with their stack, or the number of runs that found none. */
@AutoService(ReportReader.class)
public final class LibFuzzerReader implements ReportReader {
    private static final String JAVA = "== Java Exception: ";
    private static final Pattern BYTES = Pattern.compile("(0x[0-9a-f]{1,2},)+");
    private static final Pattern DONE = Pattern.compile("Done [0-9]+ runs in [0-9]+ second.*");

    @Override
    public String format() {
        return "libfuzzer";
    }

    @Override
    public String title() {
        return "libFuzzer or Jazzer output";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.FUZZING);
    }

    @Override
    public boolean recognises(Probe probe) {
        if (probe.isJson() || !probe.xmlRoot().isEmpty()) {
            return false;
        }
        String head = probe.head();
        return head.contains("INFO: Seed: ") || head.contains(JAVA) || head.contains("== ERROR: libFuzzer: ");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("libfuzzer", "");
        boolean finished = false;
        boolean shown = false;
        FuzzCrash crash = null;
        try (TextLines lines = TextLines.open(report)) {
            while (lines.next()) {
                String line = lines.line();
                FuzzCrash next = line.startsWith(JAVA)
                        ? FuzzCrash.ofJava(line.substring(JAVA.length()))
                        : FuzzCrash.ofSanitizer(line);
                if (next != null) {
                    add(crash, sink);
                    crash = next;
                    finished = false;
                    shown = false;
                } else if (crash != null) {
                    crash.line(line);
                }
                if (line.startsWith("INFO: Instrumented ") || line.startsWith(JAVA)) {
                    sink.tool("jazzer", "");
                }
                shown |= BYTES.matches(line);
                // An input that is small enough to be shown is repeated in Base64 behind the name of its file.
                finished |= !shown && line.contains("; Test unit written to ")
                        || line.startsWith("Base64: ")
                        || DONE.matches(line);
            }
            add(crash, sink);
            if (!finished || !lines.isWhole()) {
                sink.failed("the output ends at " + lines.place() + " before the fuzzer says that it is done");
            }
        }
    }

    private static void add(FuzzCrash crash, ScanSink sink) {
        if (crash != null) {
            sink.record();
            sink.finding(crash.finding());
        }
    }
}
