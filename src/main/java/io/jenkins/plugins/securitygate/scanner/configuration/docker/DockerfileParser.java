package io.jenkins.plugins.securitygate.scanner.configuration.docker;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a Dockerfile's instructions into stages. Variables in {@code FROM} are replaced by the defaults of the global
 * {@code ARG} instructions.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
final class DockerfileParser {
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)(?::([-+])([^}]*))?\\}|([A-Za-z_][A-Za-z0-9_]*))");

    private final Map<String, String> defaults = new HashMap<>();
    private final List<Instruction> globals = new ArrayList<>();
    private final Map<String, Stage> named = new HashMap<>();
    private final List<Stage> stages = new ArrayList<>();

    private DockerfileParser() {}

    /** The Dockerfile; empty when no instruction {@code FROM} names an image. */
    static Optional<Dockerfile> parse(SourceText source) {
        DockerfileParser parser = new DockerfileParser();
        new InstructionReader(source).read().forEach(parser::add);
        return parser.stages.isEmpty()
                ? Optional.empty()
                : Optional.of(new Dockerfile(source.path(), parser.globals, parser.stages));
    }

    private void add(Instruction instruction) {
        if (instruction.is("FROM") && !instruction.onBuild()) {
            addStage(instruction);
        } else if (!stages.isEmpty()) {
            stages.get(stages.size() - 1).instructions().add(instruction);
        } else if (instruction.is("ARG")) {
            globals.add(instruction);
            Assignment.of(instruction)
                    .forEach(argument -> defaults.put(argument.name(), substituted(argument.value())));
        }
    }

    private void addStage(Instruction from) {
        List<String> words = from.words();
        if (words.isEmpty()) {
            return;
        }
        boolean hasName = words.size() >= 3 && words.get(1).equalsIgnoreCase("AS");
        String name = hasName ? words.get(2) : Integer.toString(stages.size());
        String base = substituted(words.get(0));
        Optional<Stage> parent = Optional.ofNullable(named.get(base.toLowerCase(Locale.ROOT)));
        Stage stage = new Stage(name, from, base, parent, new ArrayList<>());
        stages.add(stage);
        if (hasName) {
            named.put(name.toLowerCase(Locale.ROOT), stage);
        }
    }

    /** The text with variables replaced as far as their values are known; others stay as they are. */
    private String substituted(String text) {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder result = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            result.append(text, from, matcher.start()).append(value(matcher));
            from = matcher.end();
        }
        return result.append(text, from, text.length()).toString();
    }

    private String value(Matcher variable) {
        String name = variable.group(1) == null ? variable.group(4) : variable.group(1);
        String value = defaults.getOrDefault(name, "");
        if ("+".equals(variable.group(2))) {
            return value.isEmpty() ? "" : variable.group(3);
        }
        if (value.isEmpty()) {
            return "-".equals(variable.group(2)) ? variable.group(3) : variable.group();
        }
        return value;
    }
}
