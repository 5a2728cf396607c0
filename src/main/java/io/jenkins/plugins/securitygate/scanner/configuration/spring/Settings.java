package io.jenkins.plugins.securitygate.scanner.configuration.spring;

import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads settings from the two notations of application properties. */
final class Settings {
    // The reader of YAML bounds its depth, but aliases could make the tree a graph with cycles.
    private static final int MAX_DEPTH = 30;

    private Settings() {}

    /** The lines of a file of properties; a line that ends with a backslash goes on in the next one. */
    static List<Setting> ofProperties(SourceText source) {
        List<Setting> settings = new ArrayList<>();
        StringBuilder logical = new StringBuilder();
        int number = 0;
        int first = 1;
        for (String line : source.text().split("\\R", -1)) {
            number++;
            String text = line.strip();
            if (logical.isEmpty()) {
                first = number;
                if (text.startsWith("#") || text.startsWith("!")) {
                    continue;
                }
            }
            boolean goesOn = text.endsWith("\\");
            logical.append(goesOn ? text.substring(0, text.length() - 1) : text);
            if (!goesOn) {
                add(logical.toString(), Location.of(source.path(), first), settings);
                logical.setLength(0);
            }
        }
        return settings;
    }

    private static void add(String line, Location at, List<Setting> settings) {
        int end = 0;
        while (end < line.length() && "=: \t".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        if (end > 0 && end < line.length()) {
            String value = line.substring(end).strip();
            boolean separated = value.startsWith("=") || value.startsWith(":");
            String text = separated ? value.substring(1).strip() : value;
            settings.add(new Setting(line.substring(0, end), text, at));
        }
    }

    /** @param tooDeep takes what is nested beyond measure and therefore left out */
    static Stream<Setting> ofYaml(YamlNode root, Consumer<YamlNode> tooDeep) {
        return within("", root, 0, tooDeep);
    }

    private static Stream<Setting> within(String prefix, YamlNode node, int depth, Consumer<YamlNode> tooDeep) {
        if (depth > MAX_DEPTH) {
            tooDeep.accept(node);
            return Stream.empty();
        }
        return node.entries().flatMap(entry -> {
            String name = prefix + entry.key();
            if (entry.isScalar()) {
                return Stream.of(new Setting(name, entry.text(), entry.location()));
            }
            Stream<Setting> items = entry.items().stream()
                    .filter(YamlNode::isScalar)
                    .map(item -> new Setting(name, item.text(), item.location()));
            return Stream.concat(items, within(name + ".", entry, depth + 1, tooDeep));
        });
    }
}
