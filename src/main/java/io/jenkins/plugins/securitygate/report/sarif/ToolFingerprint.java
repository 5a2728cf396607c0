package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.report.JsonCursor;
import io.jenkins.plugins.securitygate.report.ReportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The fingerprint that the tool itself computed: {@code fingerprints} (SARIF section 3.27.16) or, without any,
 * {@code partialFingerprints} (3.27.17). Keys are {@code name/vN}; the highest version of each name counts.
 */
final class ToolFingerprint {
    private static final int MAX_ENTRIES = 20;

    private final JsonCursor cursor;
    private final JsonCursor.Member fullMember = name -> add(name, this.full);
    private final JsonCursor.Member partialMember = name -> add(name, this.partial);
    private final List<Entry> full = new ArrayList<>();
    private final List<Entry> partial = new ArrayList<>();

    private record Entry(String key, String name, int version, String value) {
        static Entry of(String key, String value) {
            int mark = key.lastIndexOf("/v");
            int version = mark < 0 ? -1 : number(key, mark + 2);
            return version < 0 ? new Entry(key, key, 0, value) : new Entry(key, key.substring(0, mark), version, value);
        }

        private static int number(String key, int from) {
            int number = from == key.length() || key.length() - from > 8 ? -1 : 0;
            for (int i = from; number >= 0 && i < key.length(); i++) {
                char c = key.charAt(i);
                number = c >= '0' && c <= '9' ? 10 * number + c - '0' : -1;
            }
            return number;
        }
    }

    ToolFingerprint(JsonCursor cursor) {
        this.cursor = cursor;
    }

    void clear() {
        full.clear();
        partial.clear();
    }

    void readFull() throws IOException, ReportException {
        cursor.members(fullMember);
    }

    void readPartial() throws IOException, ReportException {
        cursor.members(partialMember);
    }

    private void add(String key, List<Entry> entries) throws IOException, ReportException {
        String value = value();
        // What Semgrep writes for users who are not logged in, the same for every result.
        if (value.isBlank() || value.equals("requires login") || entries.size() == MAX_ENTRIES) {
            return;
        }
        Entry entry = Entry.of(key, value);
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).name().equals(entry.name())) {
                if (entries.get(i).version() < entry.version()) {
                    entries.set(i, entry);
                }
                return;
            }
        }
        entries.add(entry);
    }

    /** Some tools wrap the value in an object. */
    private String value() throws IOException, ReportException {
        if (!cursor.isObject()) {
            return cursor.text();
        }
        String[] found = {""};
        cursor.members(name -> {
            if (name.equals("value")) {
                found[0] = cursor.text();
            }
        });
        return found[0];
    }

    /** A single value as it is, several ones with their keys in order; empty when the tool computed none. */
    String text() {
        List<Entry> entries = full.isEmpty() ? partial : full;
        if (entries.size() < 2) {
            return entries.isEmpty() ? "" : entries.get(0).value();
        }
        entries.sort(Comparator.comparing(Entry::key));
        StringBuilder text = new StringBuilder(100);
        for (Entry entry : entries) {
            text.append(text.isEmpty() ? "" : "|")
                    .append(entry.key())
                    .append(':')
                    .append(entry.value());
        }
        return text.toString();
    }
}
