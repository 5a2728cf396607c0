package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** What tools look for, by the name that they write into their reports; the data is {@code tools.properties}. */
final class ToolKinds {
    /** Stands for a tool that is not in the table. */
    static final Entry UNKNOWN = new Entry(ScanKind.SAST, false);

    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");
    private static final Map<String, Entry> TABLE = load();

    /**
     * What one tool looks for.
     *
     * @param usual the kind of a finding whose rule says no more
     * @param known whether the table names the tool
     */
    record Entry(ScanKind usual, boolean known) {}

    private ToolKinds() {}

    /** The entry whose key is the longest beginning of the name, {@link #UNKNOWN} without any. */
    static Entry of(String tool) {
        String name = SEPARATORS.matcher(tool.toLowerCase(Locale.ROOT)).replaceAll("-");
        for (int end = name.length(); end > 0; end = name.lastIndexOf('-', end - 1)) {
            Entry entry = TABLE.get(name.substring(0, end));
            if (entry != null) {
                return entry;
            }
        }
        return UNKNOWN;
    }

    private static Map<String, Entry> load() {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                ToolKinds.class.getResourceAsStream("tools.properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Entry> table = new LinkedHashMap<>();
        properties.forEach((key, value) -> table.put((String) key, new Entry(kind((String) value), true)));
        return Map.copyOf(table);
    }

    private static ScanKind kind(String id) {
        return ScanKind.of(id).orElseThrow();
    }
}
