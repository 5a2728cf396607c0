package io.jenkins.plugins.securitygate.scanner.tool;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Runs one tool on one target, as far as its report; {@link ToolReport} does the rest. */
public final class ToolRun {
    /** Largest report that is taken, in bytes. */
    static final long REPORT_LIMIT = 1L << 30;

    private static final int VERSION_LIMIT = 1 << 20;
    private static final Duration VERSION_TIME = Duration.ofMinutes(2);
    /** What shells, env and docker exec end with when there is no such program. */
    private static final List<Integer> NOT_FOUND = List.of(126, 127);

    private final ExternalTool tool;
    private final ScanTarget target;

    /** @throws IllegalArgumentException when the tool cannot look at such a target; the message says what it takes */
    public ToolRun(ExternalTool tool, ScanTarget target) {
        if (!tool.takes(target.kind())) {
            String takes = String.join(
                    " or ",
                    tool.invocation().commands().keySet().stream()
                            .sorted()
                            .map(TargetKind::id)
                            .toList());
            throw new IllegalArgumentException("the tool '" + tool.id() + "' cannot scan a "
                    + target.kind().id() + "; it scans a " + takes);
        }
        this.tool = tool;
        this.target = target;
    }

    /**
     * Runs the tool.
     *
     * @param surroundings the variables that the tool sees anyway; credentials among them are kept out of the log
     * @param log takes what the tool prints, line by line, from any thread
     * @throws InterruptedException when the waiting thread is interrupted; the tool is stopped then
     */
    public ToolExecution execute(CommandRunner runner, Map<String, String> surroundings, Consumer<String> log)
            throws InterruptedException {
        Instant started = Instant.now();
        CredentialMask mask = new CredentialMask(surroundings);
        MaskedLog masked = new MaskedLog(log, mask);
        String version;
        try {
            if (target.isPath() && !runner.exists(target.value())) {
                return ToolExecution.impossible(started, nothingThere());
            }
            version = version(runner);
        } catch (IOException e) {
            return ToolExecution.impossible(
                    started,
                    "the tool " + tool.id() + " is not installed here, or cannot be started ("
                            + mask.text(String.valueOf(e.getMessage())) + "). To install it: "
                            + tool.about().install());
        }
        ScanTarget seen =
                tool.invocation().folder() == WorkingFolder.SCANNED ? target : target.within(runner.scannedFolder());
        List<String> words = new CommandTemplate(tool.invocation().commands().get(target.kind()))
                .filled(seen, runner.reportFolder(), tool.output().report());
        String shown = mask.commandLine(words);
        try {
            writeFiles(runner);
            log.accept(tool.id() + (version.isEmpty() ? "" : " " + version) + ": " + shown);
            CommandRunner.Ended ended = run(runner, words, masked);
            return ended(started, version, shown, ended);
        } catch (IOException e) {
            String message = "the tool " + tool.id() + " failed: " + mask.text(String.valueOf(e.getMessage()));
            return new ToolExecution(
                    started, ToolExecution.since(started), version, shown, -1, ScanStatus.FAILED, message);
        }
    }

    /** Many tools call what is not there clean. */
    private String nothingThere() {
        return "there is no " + target.kind().id() + " '" + target.value() + "' in what is scanned, so the tool "
                + tool.id() + " was not run";
    }

    private String version(CommandRunner runner) throws IOException, InterruptedException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        OutputStream bounded = new SynchronizedOutput(new BoundedOutput(printed, VERSION_LIMIT));
        CommandRunner.Ended ended = runner.run(command(tool.version().command(), VERSION_TIME), bounded, bounded);
        if (NOT_FOUND.contains(ended.exitCode())) {
            throw new IOException("exit code " + ended.exitCode());
        }
        Matcher matcher = Pattern.compile(tool.version().pattern()).matcher(printed.toString(StandardCharsets.UTF_8));
        return matcher.find() ? matcher.group(1) : "";
    }

    private CommandRunner.Command command(List<String> words, Duration limit) {
        return new CommandRunner.Command(
                words, tool.invocation().folder(), tool.invocation().environment(), limit);
    }

    private void writeFiles(CommandRunner runner) throws IOException, InterruptedException {
        for (Map.Entry<String, String> file : tool.invocation().files().entrySet()) {
            try (OutputStream out = runner.write(file.getKey())) {
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private CommandRunner.Ended run(CommandRunner runner, List<String> words, MaskedLog log)
            throws IOException, InterruptedException {
        CommandRunner.Command command = command(words, tool.invocation().limit());
        try {
            if (tool.output().isFile()) {
                return runner.run(command, log, log);
            }
            try (OutputStream report =
                    new BoundedOutput(runner.write(tool.output().report()), REPORT_LIMIT)) {
                return tool.output().report().equals(ExternalTool.Output.STANDARD_OUTPUT)
                        ? runner.run(command, report, log)
                        : runner.run(command, log, new TeeOutput(report, log));
            }
        } finally {
            log.flush();
        }
    }

    private ToolExecution ended(Instant started, String version, String shown, CommandRunner.Ended ended) {
        ScanStatus status = ScanStatus.COMPLETED;
        String message = "";
        if (ended.timedOut()) {
            status = ScanStatus.TIMED_OUT;
            message = "the tool " + tool.id() + " did not end within "
                    + written(tool.invocation().limit())
                    + " and was stopped; narrow what it scans, or raise its timeLimit in the catalogue of tools";
        } else if (!tool.output().succeeded(ended.exitCode())) {
            status = ScanStatus.FAILED;
            message = "the tool " + tool.id() + " ended with exit code " + ended.exitCode()
                    + ", which means that it failed; the log shows what it said";
        }
        return new ToolExecution(
                started, ToolExecution.since(started), version, shown, ended.exitCode(), status, message);
    }

    /** As a catalogue has it, such as 30m. */
    private static String written(Duration limit) {
        return limit.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
