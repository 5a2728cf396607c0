package io.jenkins.plugins.securitygate.scanner.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One real run of a tool of the catalogue on a tree with a planted problem. */
final class Trial {
    private final String tool;
    private final Path tree;
    private final Path reports;
    private ToolCatalogue catalogue = ToolCatalogue.builtIn();
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

    /** Runs the tool, which must succeed; the test is skipped where it is not installed. */
    ScanResult run() throws InterruptedException {
        ExternalTool entry = catalogue.byId(tool).orElseThrow();
        boolean there = LocalRunner.finds(entry.version().command().get(0));
        if (!there) {
            TrialReport.unavailable(entry);
        }
        assumeTrue(there, tool + " is not installed; " + entry.about().install());
        List<String> log = Collections.synchronizedList(new ArrayList<>());
        ToolExecution execution =
                new ToolRun(entry, target).execute(new LocalRunner(tree, reports), System.getenv(), log::add);
        ScanResult result = ToolReport.of(entry, target, execution)
                .read(new ToolReport.Place(reports, tree, tool, 100_000, SecretDigest.salted("trial")));
        TrialReport.ran(entry, result);
        Scan scan = result.scan();
        assertThat(scan.status())
                .as(() -> scan.message() + "\n" + String.join("\n", log))
                .isEqualTo(ScanStatus.COMPLETED);
        return result;
    }

    /** Runs the tool and expects a finding of a rule whose name contains a text, at a place. */
    void finds(String rule, String place) throws InterruptedException {
        assertThat(run().findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).contains(rule);
            assertThat(finding.place()).isEqualTo(place);
            assertThat(finding.suppressed()).isFalse();
        });
    }

    /** What a finding says in one line. */
    static String line(Finding finding) {
        return finding.rule() + " at " + finding.place();
    }
}
