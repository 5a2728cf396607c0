package io.jenkins.plugins.securitygate.scanner.tool;

import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Says in {@code target/scanners-report.md} which tools ran, what they found, and which were not there. */
final class TrialReport implements AfterAllCallback {
    private static final Path FILE = Path.of("target", "scanners-report.md");
    private static final Map<String, ScanResult> RAN = new TreeMap<>();
    private static final Map<String, Set<String>> SHOWN = new TreeMap<>();
    private static final Set<String> UNAVAILABLE = new LinkedHashSet<>();

    /** Keeps the run of a tool that says most. */
    static synchronized void ran(ExternalTool tool, ScanResult result) {
        RAN.merge(tool.id(), result, (before, now) -> size(now) > size(before) ? now : before);
    }

    private static int size(ScanResult result) {
        return result.findings().size()
                + result.components().size()
                + result.facts().size();
    }

    /** @param fact what a run has shown of the tool, besides what it found */
    static synchronized void shown(ExternalTool tool, String fact) {
        SHOWN.computeIfAbsent(tool.id(), id -> new LinkedHashSet<>()).add(fact);
    }

    static synchronized void unavailable(ExternalTool tool) {
        UNAVAILABLE.add(tool.id());
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        write();
    }

    /** Writes the report, with the tools that no test tries. */
    private static synchronized void write() throws IOException {
        List<String> ran = new ArrayList<>();
        List<String> not = new ArrayList<>();
        for (ExternalTool tool : ToolCatalogue.builtIn().all()) {
            String shown = String.join("; ", SHOWN.getOrDefault(tool.id(), Set.of()));
            if (RAN.containsKey(tool.id())) {
                ran.add(row(tool, found(RAN.get(tool.id())) + " | " + shown));
            } else {
                not.add(row(tool, why(tool) + " | " + shown));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("# Tools that were run\n\n| tool | kinds | version | counts | first findings | took | also shown |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- |");
        lines.addAll(ran);
        lines.add("\n# Without a finding\n\n| tool | kinds | why | shown all the same |\n| --- | --- | --- | --- |");
        lines.addAll(not);
        Files.createDirectories(FILE.getParent());
        Files.write(FILE, lines);
    }

    private static String why(ExternalTool tool) {
        boolean missing = UNAVAILABLE.contains(tool.id()) && !Untried.tools().contains(tool.id());
        return missing ? "not on the PATH; " + Untried.missing(tool) : Untried.reason(tool.id());
    }

    private static String found(ScanResult result) {
        Scan scan = result.scan();
        String first = result.findings().stream().limit(3).map(Trial::line).collect(Collectors.joining("; "));
        return (scan.toolVersion().isEmpty() ? "does not say" : scan.toolVersion()) + " | "
                + scan.counts().findings() + " findings, "
                + scan.counts().suppressed() + " suppressed, "
                + result.components().size() + " components, "
                + result.facts().size() + " facts | " + first + " | " + scan.durationMillis() + " ms";
    }

    private static String row(ExternalTool tool, String rest) {
        String kinds = tool.about().kinds().stream().sorted().map(ScanKind::id).collect(Collectors.joining(", "));
        return "| " + tool.id() + " | " + kinds + " | " + rest + " |";
    }
}
