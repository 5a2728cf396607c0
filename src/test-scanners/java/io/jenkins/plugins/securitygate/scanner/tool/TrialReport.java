package io.jenkins.plugins.securitygate.scanner.tool;

import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says in {@code target/scanners-report.md} which tools ran, what they found, and which were not there. */
final class TrialReport {
    private static final Path FILE = Path.of("target", "scanners-report.md");
    private static final Map<String, String> RAN = new TreeMap<>();
    private static final Map<String, String> UNAVAILABLE = new TreeMap<>();

    private TrialReport() {}

    static synchronized void ran(ExternalTool tool, ScanResult result) {
        Scan scan = result.scan();
        String found = result.findings().stream().limit(3).map(Trial::line).collect(Collectors.joining("; "));
        RAN.put(
                tool.id(),
                row(
                        tool,
                        (scan.toolVersion().isEmpty() ? "does not say" : scan.toolVersion()) + " | " + scan.status()
                                + " | "
                                + scan.counts().findings() + " findings, "
                                + scan.counts().suppressed() + " suppressed, "
                                + result.components().size() + " components, "
                                + result.facts().size() + " facts | " + found + " | " + scan.durationMillis() + " ms"));
    }

    static synchronized void unavailable(ExternalTool tool) {
        UNAVAILABLE.put(tool.id(), row(tool, "not on the PATH; " + tool.about().install()));
    }

    /** Writes the report, with the tools that no test tries. */
    static synchronized void write() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Tools that were run\n\n| tool | kinds | version | status | counts | first findings | took |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- |");
        lines.addAll(RAN.values());
        lines.add("\n# Not available\n\n| tool | kinds | why |\n| --- | --- | --- |");
        lines.addAll(UNAVAILABLE.values());
        ToolCatalogue.builtIn().all().stream()
                .filter(tool -> !RAN.containsKey(tool.id()) && !UNAVAILABLE.containsKey(tool.id()))
                .map(tool -> row(tool, Untried.reason(tool.id())))
                .forEach(lines::add);
        Files.createDirectories(FILE.getParent());
        Files.write(FILE, lines);
    }

    private static String row(ExternalTool tool, String rest) {
        String kinds = tool.about().kinds().stream().sorted().map(ScanKind::id).collect(Collectors.joining(", "));
        return "| " + tool.id() + " | " + kinds + " | " + rest + " |";
    }
}
