package io.jenkins.plugins.securitygate.scanner.container;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** All paragraphs, without lines that continue the one before and without keys that nobody asked for. */
    static List<Paragraph> of(byte[] text, Set<String> keys) {
        List<Paragraph> paragraphs = new ArrayList<>();
        Paragraph current = null;
        int number = 0;
        Iterator<String> lines =
                new String(text, StandardCharsets.UTF_8).lines().iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            number++;
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
