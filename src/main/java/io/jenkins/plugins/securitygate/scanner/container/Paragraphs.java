package io.jenkins.plugins.securitygate.scanner.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads databases made of paragraphs of lines {@code Key: value}, as those of dpkg and apk. */
final class Paragraphs {
    private Paragraphs() {}

    /**
     * One paragraph.
     *
     * @param line 1-based line on which it begins
     * @param fields the first value of each key that was asked for
     */
    record Paragraph(int line, Map<String, String> fields) {
        String get(String key) {
            return fields.getOrDefault(key, "");
        }
    }

    /**
     * All paragraphs, without lines that continue the one before and without keys that nobody asked for.
     *
     * @param lines takes every line
     */
    static List<Paragraph> of(InputStream text, Set<String> keys, Consumer<String> lines) throws IOException {
        List<Paragraph> paragraphs = new ArrayList<>();
        Paragraph current = null;
        int number = 0;
        BufferedReader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            lines.accept(line);
            if (line.isBlank()) {
                current = null;
                continue;
            }
            if (current == null) {
                current = new Paragraph(number, new HashMap<>());
                paragraphs.add(current);
            }
            int colon = line.indexOf(':');
            if (colon > 0 && keys.contains(line.substring(0, colon))) {
                current.fields()
                        .putIfAbsent(
                                line.substring(0, colon),
                                line.substring(colon + 1).strip());
            }
        }
        return paragraphs;
    }
}
