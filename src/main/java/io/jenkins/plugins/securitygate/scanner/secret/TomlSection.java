package io.jenkins.plugins.securitygate.scanner.secret;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** One table of a rule file: typed values, keys in any case as gitleaks takes them, errors that say where. */
final class TomlSection {
    private final Place place;
    private final TomlTable table;
    private final Map<String, String> keys = new TreeMap<>();

    /**
     * Where a table is.
     *
     * @param file name of the file
     * @param line its first line, 0 for the whole file
     * @param subject what it describes, empty for the whole file
     */
    record Place(String file, int line, String subject) {}

    /**
     * @param place where it is, for messages
     * @param table what it holds
     * @param known the keys that it may have, lower case
     * @throws RuleFileException when it has another one
     */
    TomlSection(Place place, TomlTable table, Set<String> known) throws RuleFileException {
        this.place = place;
        this.table = table;
        for (String key : table.keySet()) {
            keys.put(key.toLowerCase(Locale.ROOT), key);
        }
        for (Map.Entry<String, String> key : keys.entrySet()) {
            if (!known.contains(key.getKey())) {
                String all = String.join(", ", new TreeSet<>(known));
                throw bad(key.getKey(), "unknown key '" + key.getValue() + "'; known keys are " + all);
            }
        }
    }

    boolean has(String key) {
        return keys.containsKey(key);
    }

    /** The text, empty when the key is missing. */
    String text(String key) throws RuleFileException {
        Object value = value(key);
        if (value == null || value instanceof String) {
            return value == null ? "" : (String) value;
        }
        throw bad(key, "'" + key + "' must be a text");
    }

    /** The texts, none when the key is missing. */
    List<String> texts(String key) throws RuleFileException {
        List<String> texts = new ArrayList<>();
        for (Object value : elements(key)) {
            if (!(value instanceof String text)) {
                throw bad(key, "'" + key + "' must be a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    /** The number, 0 when the key is missing. */
    double number(String key) throws RuleFileException {
        Object value = value(key);
        if (value == null || value instanceof Number) {
            return value == null ? 0 : ((Number) value).doubleValue();
        }
        throw bad(key, "'" + key + "' must be a number");
    }

    boolean flag(String key) throws RuleFileException {
        Object value = value(key);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw bad(key, "'" + key + "' must be true or false");
    }

    /** The compiled expression, {@code null} when the key is missing or empty. */
    Pattern regex(String key) throws RuleFileException {
        String expression = text(key);
        return expression.isEmpty() ? null : compiled(key, expression);
    }

    List<Pattern> regexes(String key) throws RuleFileException {
        List<Pattern> patterns = new ArrayList<>();
        for (String expression : texts(key)) {
            patterns.add(compiled(key, expression));
        }
        return patterns;
    }

    private Pattern compiled(String key, String expression) throws RuleFileException {
        try {
            return GoRegex.compile(expression);
        } catch (IllegalArgumentException e) {
            throw bad(key, "'" + key + "': " + e.getMessage());
        }
    }

    /** The tables of an array of tables, none when the key is missing. */
    List<TomlSection> sections(String key, Set<String> known) throws RuleFileException {
        List<Object> elements = elements(key);
        List<TomlSection> sections = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            if (!(elements.get(i) instanceof TomlTable child)) {
                throw bad(key, "'" + key + "' must be a list of tables, written [[" + key + "]]");
            }
            int line = lineOf(((TomlArray) value(key)).inputPositionOf(i));
            sections.add(new TomlSection(new Place(place.file(), line, subjectOf(key, child)), child, known));
        }
        return sections;
    }

    /** The table as a list of one, none when the key is missing. */
    List<TomlSection> section(String key, Set<String> known) throws RuleFileException {
        Object value = value(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof TomlTable child)) {
            throw bad(key, "'" + key + "' must be a table, written [" + key + "]");
        }
        return List.of(new TomlSection(new Place(place.file(), lineOf(key), subjectOf(key, child)), child, known));
    }

    private String subjectOf(String key, TomlTable child) {
        boolean rule = key.equals("rules") && child.get("id") instanceof String;
        if (rule) {
            return "rule '" + child.get("id") + "'";
        }
        return place.subject().isEmpty() ? key : place.subject() + " " + key;
    }

    /** What is wrong with the table as a whole. */
    RuleFileException bad(String problem) {
        return new RuleFileException(place.file(), place.line(), place.subject(), problem);
    }

    /** What is wrong with the value of a key. */
    RuleFileException bad(String key, String problem) {
        return new RuleFileException(place.file(), lineOf(key), place.subject(), problem);
    }

    private int lineOf(String key) {
        return keys.containsKey(key) ? lineOf(table.inputPositionOf(List.of(keys.get(key)))) : place.line();
    }

    private int lineOf(TomlPosition position) {
        return position == null ? place.line() : position.line();
    }

    private Object value(String key) {
        return keys.containsKey(key) ? table.get(List.of(keys.get(key))) : null;
    }

    private List<Object> elements(String key) throws RuleFileException {
        Object value = value(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof TomlArray array) {
            return array.toList();
        }
        throw bad(key, "'" + key + "' must be a list");
    }
}
