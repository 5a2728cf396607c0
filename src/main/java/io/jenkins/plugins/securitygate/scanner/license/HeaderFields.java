package io.jenkins.plugins.securitygate.scanner.license;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fields {@code Name: value} before the first empty line; lines that begin with white space continue a value. */
record HeaderFields(Map<String, List<String>> values) {
    static HeaderFields of(List<String> lines) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : lines) {
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (Character.isWhitespace(line.charAt(0)) && !current.isEmpty()) {
                current.set(current.size() - 1, current.get(current.size() - 1) + "\n" + line.strip());
            } else if (colon > 0) {
                current = values.computeIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>());
                current.add(line.substring(colon + 1).strip());
            }
        }
        return new HeaderFields(values);
    }

    String first(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }
}
