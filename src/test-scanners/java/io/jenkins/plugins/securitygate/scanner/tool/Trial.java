package io.jenkins.plugins.securitygate.scanner.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Real runs of a tool of the catalogue on a tree with a planted problem. */
final class Trial {
    private final String tool;
    private final Path tree;
    private final Path reports;
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private ToolCatalogue catalogue = ToolCatalogue.builtIn();
    private List<String> options = List.of();
    private ScanTarget target = ScanTarget.wholeFolder();

    private Trial(String tool, Path folder) throws IOException {
        this.tool = tool;
        this.tree = Files.createDirectories(folder.resolve("tree"));
        this.reports = Files.createDirectories(folder.resolve("reports"));
    }

    /** @param folder an empty folder */
    static Trial of(String tool, Path folder) throws IOException {
        return new Trial(tool, folder);
    }

    Path tree() {
        return tree;
    }

    Trial file(String path, String text) throws IOException {
        Path file = tree.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Scans this instead of the tree. */
    Trial on(ScanTarget other) {
        target = other;
        return this;
    }

    /** Changes the tool's entry, as an administrator does. */
    Trial changed(String keys) {
        catalogue = catalogue.with(
                "the trial", "apiVersion: security-gate/v1\ntools:\n  - id: " + tool + "\n" + keys.indent(4));
        return this;
    }

    /** Lets the tool see a variable, besides those of its entry. */
    Trial variable(String name, Object value) {
        variables.put(name, value.toString());
        return this;
    }

    /** Gives the tool options besides those of its entry, after the names of its subcommands. */
    Trial option(String... words) {
        options = List.of(words);
        return this;
    }

    /** Runs a program that the trial needs; the test is skipped where it is not installed. */
    Trial prepared(String... words) throws IOException, InterruptedException {
        assumeTrue(LocalRunner.finds(words[0]), words[0] + " is not installed");
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .directory(tree.getParent().toFile())
                .start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(printed).isZero();
        return this;
    }

    /** Runs the tool, which must succeed; the test is skipped where it is not installed. */
    ScanResult run() throws InterruptedException {
        ScanResult result = result();
        TrialReport.ran(entry(), result);
        assertThat(result.scan().status())
                .as(() -> result.scan().message() + "\n" + String.join("\n", log))
                .isEqualTo(ScanStatus.COMPLETED);
        return result;
    }

    /** Runs the tool and expects a finding of a rule whose name contains a text, at a place. */
    Trial finds(String rule, String place) throws InterruptedException {
        assertThat(run().findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).contains(rule);
            assertThat(finding.place()).isEqualTo(place);
            assertThat(finding.suppressed()).isFalse();
        });
        return this;
    }

    /** Writes a file anew, and expects that the tool finds nothing any more. */
    Trial cleanWith(String path, String text) throws IOException, InterruptedException {
        file(path, text);
        assertThat(run().findings()).extracting(Trial::line).isEmpty();
        TrialReport.shown(entry(), "clean without the problem");
        return this;
    }

    /**
     * Runs the tool and expects a failed scan.
     *
     * @param shown what this shows of the tool, for the report
     */
    ScanResult fails(String shown) throws InterruptedException {
        ScanResult result = result();
        assertThat(result.scan().status())
                .as(() -> result.scan().execution() + "\n" + String.join("\n", log))
                .isEqualTo(ScanStatus.FAILED);
        TrialReport.shown(
                entry(),
                shown + " fails (exit code " + result.scan().execution().exitCode() + ")");
        return result;
    }

    private ScanResult result() throws InterruptedException {
        ExternalTool entry = entry();
        boolean there = LocalRunner.finds(entry.version().command().get(0));
        if (!there) {
            TrialReport.unavailable(entry);
        }
        assumeTrue(there, tool + " is not installed; " + entry.about().install());
        log.clear();
        ToolExecution execution =
                new ToolRun(entry, target).execute(new LocalRunner(tree, reports), System.getenv(), log::add);
        return ToolReport.of(entry, target, execution)
                .read(new ToolReport.Place(reports, tree, tool, 100_000, SecretDigest.salted("trial")));
    }

    private ExternalTool entry() {
        ExternalTool entry = catalogue.byId(tool).orElseThrow();
        Map<TargetKind, List<String>> commands = new EnumMap<>(TargetKind.class);
        entry.invocation().commands().forEach((kind, words) -> commands.put(kind, withOptions(words)));
        Map<String, String> environment = new HashMap<>(entry.invocation().environment());
        environment.putAll(variables);
        return new ExternalTool(
                entry.id(),
                entry.about(),
                new ExternalTool.Invocation(
                        commands,
                        entry.invocation().folder(),
                        environment,
                        entry.invocation().files(),
                        entry.invocation().limit()),
                entry.output(),
                entry.suppressions(),
                entry.version());
    }

    private List<String> withOptions(List<String> command) {
        List<String> words = new ArrayList<>(command);
        int first = 1;
        while (first < words.size() && words.get(first).matches("[a-z]+")) {
            first++;
        }
        words.addAll(first, options);
        return words;
    }

    /** What a finding says in one line. */
    static String line(Finding finding) {
        return finding.rule() + " at " + finding.place();
    }
}
