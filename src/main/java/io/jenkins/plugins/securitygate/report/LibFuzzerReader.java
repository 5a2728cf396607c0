package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.Set;

/** Reads what libFuzzer and Jazzer print: crashes with their stack, or the number of runs that found none. */
@AutoService(ReportReader.class)
public final class LibFuzzerReader implements ReportReader {
    private static final String JAVA = "== Java Exception: ";

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
                } else if (crash != null) {
                    crash.line(line);
                }
                if (line.startsWith("INFO: Instrumented ") || line.startsWith(JAVA)) {
                    sink.tool("jazzer", "");
                }
                finished |= line.contains("; Test unit written to ") || line.matches("Done \\d+ runs in \\d+ second.*");
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
