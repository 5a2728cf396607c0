package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads the {@code fuzzer_stats} of AFL++. It counts crashes and hangs, so that there is one finding for each. */
@AutoService(ReportReader.class)
public final class AflReader implements ReportReader {
    @Override
    public String format() {
        return "afl";
    }

    @Override
    public String title() {
        return "AFL++ fuzzer_stats";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.FUZZING);
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.head().startsWith("start_time ") && probe.head().contains("\nexecs_done ");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        Map<String, String> stats = new HashMap<>();
        try (TextLines lines = TextLines.open(report)) {
            while (lines.next()) {
                String[] parts = lines.line().split(":", 2);
                if (parts.length == 2 && lines.isWhole()) {
                    stats.put(parts[0].strip(), parts[1].strip());
                }
            }
        }
        sink.tool("afl", stats.getOrDefault("afl_version", "").replaceFirst("^\\+\\+", ""));
        sink.started(Instant.ofEpochSecond(number(stats, "start_time")));
        if (!stats.containsKey("command_line")) {
            sink.failed("fuzzer_stats has no command_line, which is its last line: it is cut off");
        }
        add("crashes", Severity.HIGH, stats, sink);
        add("hangs", Severity.MEDIUM, stats, sink);
    }

    /** Versions before 4.0 say {@code unique_crashes}. */
    private static void add(String what, Severity severity, Map<String, String> stats, ScanSink sink) {
        long count = Math.max(number(stats, "saved_" + what), number(stats, "unique_" + what));
        if (count > 0) {
            sink.record();
            String target = stats.getOrDefault("afl_banner", "");
            sink.finding(Finding.of(ScanKind.FUZZING, what)
                    .title(count + " " + what + " of " + target)
                    .description("See the folder " + what + " beside fuzzer_stats. Command line: "
                            + stats.getOrDefault("command_line", ""))
                    .severity(severity)
                    .target(target));
        }
    }

    private static long number(Map<String, String> stats, String name) {
        String text = stats.getOrDefault(name, "");
        return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
    }
}
