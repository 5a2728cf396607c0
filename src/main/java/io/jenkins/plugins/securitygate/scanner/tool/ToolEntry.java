package io.jenkins.plugins.securitygate.scanner.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.ReportReaders;
import io.jenkins.plugins.securitygate.yaml.Suggestion;
import io.jenkins.plugins.securitygate.yaml.YamlDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads one entry of a catalogue that its schema has found good. Keys that it does not have keep the value of the tool
 * that it changes.
 */
final class ToolEntry {
    private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(30);
    private static final List<String> NEEDED =
            List.of("title", "kinds", "commands", "report", "format", "exit", "version", "install");

    private final YamlDocument document;
    private final CatalogueProblems problems;
    private final String pointer;
    private final JsonNode node;
    private final ExternalTool changed;

    /** @param changed the tool that the entry changes, {@code null} for a new one */
    ToolEntry(YamlDocument document, CatalogueProblems problems, int index, ExternalTool changed) {
        this.document = document;
        this.problems = problems;
        this.pointer = "/tools/" + index;
        this.node = document.tree().at(pointer);
        this.changed = changed;
    }

    /** The tool; {@code null} after a problem. */
    ExternalTool tool() {
        List<String> missing =
                NEEDED.stream().filter(key -> changed == null && !node.has(key)).toList();
        if (!missing.isEmpty()) {
            problem("", "a new tool also needs: " + String.join(", ", missing));
            return null;
        }
        ExternalTool tool = new ExternalTool(id(), about(), invocation(), output(), suppressions(), version());
        check(tool);
        return tool;
    }

    private String id() {
        return node.path("id").asText();
    }

    private ExternalTool.About about() {
        return new ExternalTool.About(
                value("title", JsonNode::asText, tool -> tool.about().title()),
                value("kinds", ToolEntry::kinds, tool -> tool.about().kinds()),
                value("install", JsonNode::asText, tool -> tool.about().install()));
    }

    private ExternalTool.Suppressions suppressions() {
        return optional(
                "suppressions",
                said -> new ExternalTool.Suppressions(
                        said.path("by").asText(), said.path("counted").asBoolean(), words(said.path("files"))),
                ExternalTool::suppressions,
                new ExternalTool.Suppressions("", false, List.of()));
    }

    private ExternalTool.Invocation invocation() {
        return new ExternalTool.Invocation(
                value("commands", ToolEntry::commands, tool -> tool.invocation().commands()),
                optional(
                        "workingFolder",
                        said -> WorkingFolder.valueOf(said.asText().toUpperCase(Locale.ROOT)),
                        tool -> tool.invocation().folder(),
                        WorkingFolder.SCANNED),
                optional(
                        "environment",
                        ToolEntry::texts,
                        tool -> tool.invocation().environment(),
                        Map.of()),
                optional("files", ToolEntry::texts, tool -> tool.invocation().files(), Map.of()),
                optional(
                        "timeLimit",
                        ToolEntry::duration,
                        tool -> tool.invocation().limit(),
                        DEFAULT_LIMIT));
    }

    private ExternalTool.Output output() {
        return new ExternalTool.Output(
                value("report", JsonNode::asText, tool -> tool.output().report()),
                value("format", JsonNode::asText, tool -> tool.output().format()),
                value(
                        "exit",
                        exit -> codes(exit.path("clean")),
                        tool -> tool.output().clean()),
                value(
                        "exit",
                        exit -> codes(exit.path("findings")),
                        tool -> tool.output().findings()),
                optional(
                        "emptyReport",
                        said -> said.asText().equals("clean"),
                        tool -> tool.output().emptyIsClean(),
                        false));
    }

    private ExternalTool.VersionQuery version() {
        return value(
                "version",
                version -> new ExternalTool.VersionQuery(
                        words(version.path("command")), version.path("pattern").asText()),
                ExternalTool::version);
    }

    private <T> T value(String key, Function<JsonNode, T> read, Function<ExternalTool, T> kept) {
        return node.has(key) ? read.apply(node.path(key)) : kept.apply(changed);
    }

    private <T> T optional(String key, Function<JsonNode, T> read, Function<ExternalTool, T> kept, T absent) {
        return changed == null && !node.has(key) ? absent : value(key, read, kept);
    }

    private void check(ExternalTool tool) {
        String format = tool.output().format();
        if (ReportReaders.byFormat(format).isEmpty()) {
            List<String> known =
                    ReportReaders.all().stream().map(reader -> reader.format()).toList();
            problem("format", "there is no report format '" + format + "'" + Suggestion.near(format, known));
        }
        checkCommands(tool);
        if (tool.invocation().files().containsKey(tool.output().report())) {
            problem("files", "'" + tool.output().report() + "' is the report that the tool writes itself");
        }
        Set<Integer> both = new TreeSet<>(tool.output().clean());
        both.retainAll(tool.output().findings());
        if (!both.isEmpty()) {
            problem("exit", "the exit code " + both.iterator().next() + " cannot mean both clean and findings");
        }
        checkPattern(tool.version().pattern());
    }

    private void checkCommands(ExternalTool tool) {
        if (tool.invocation().commands().isEmpty()) {
            problem("commands", "there must be a command for folder, file, image or url");
        }
        tool.invocation().commands().forEach((kind, words) -> {
            Set<String> used = new CommandTemplate(words).used();
            for (String name : used) {
                if (!CommandTemplate.PLACEHOLDERS.contains(name)) {
                    problem(
                            "commands",
                            "unknown placeholder {" + name + "}; known: {"
                                    + String.join("}, {", new TreeSet<>(CommandTemplate.PLACEHOLDERS)) + "}");
                }
            }
            boolean named = used.contains(CommandTemplate.REPORT) || used.contains(CommandTemplate.REPORT_FOLDER);
            if (tool.output().isFile() && !named) {
                problem(
                        "commands",
                        "the command for a " + kind.id()
                                + " does not say where the report goes: use {report} or {reportFolder},"
                                + " or 'report: stdout'");
            }
        });
    }

    private void checkPattern(String pattern) {
        try {
            if (Pattern.compile(pattern).groupCount() < 1) {
                problem("version", "the pattern needs a group in parentheses around the version");
            }
        } catch (PatternSyntaxException e) {
            problem("version", "the pattern is no regular expression (RE2): " + e.getMessage());
        }
    }

    private void problem(String key, String message) {
        problems.add(document.valueAt(key.isEmpty() ? pointer : YamlDocument.pointer(pointer, key)), id(), message);
    }

    private static Set<ScanKind> kinds(JsonNode list) {
        Set<ScanKind> kinds = EnumSet.noneOf(ScanKind.class);
        list.forEach(word -> ScanKind.of(word.asText()).ifPresent(kinds::add));
        return kinds;
    }

    private static Map<TargetKind, List<String>> commands(JsonNode object) {
        Map<TargetKind, List<String>> commands = new EnumMap<>(TargetKind.class);
        for (TargetKind kind : TargetKind.values()) {
            if (object.has(kind.id())) {
                commands.put(kind, words(object.path(kind.id())));
            }
        }
        return commands;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static Set<Integer> codes(JsonNode list) {
        Set<Integer> codes = new TreeSet<>();
        list.forEach(code -> codes.add(code.asInt()));
        return codes;
    }

    private static Duration duration(JsonNode text) {
        String limit = text.asText();
        return Duration.parse("PT" + limit.toUpperCase(Locale.ROOT));
    }
}
