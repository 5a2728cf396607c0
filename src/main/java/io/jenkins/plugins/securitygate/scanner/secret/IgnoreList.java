package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The findings that the file {@code .gitleaksignore} in the root of a tree names, as {@code file:rule:line} or {@code commit:file:rule:line}. */
final class IgnoreList {
    static final String FILE = ".gitleaksignore";

    /** Ignores nothing. */
    static final IgnoreList NONE = new IgnoreList(Set.of());

    private static final int MAX_BYTES = 16 << 20;
    private static final Pattern ENTRY = Pattern.compile("(?:[0-9a-fA-F]{7,64}:)?.+:[^:]+:\\d+");

    private final Set<String> entries;

    private IgnoreList(Set<String> entries) {
        this.entries = entries;
    }

    /** Reads the file if the tree has one; what cannot be read is an error of the scan and ignores nothing. */
    static IgnoreList of(List<SourceFile> files, ScanSink sink) {
        Set<String> entries = new HashSet<>();
        for (SourceFile file : files) {
            if (file.path().equals(FILE)) {
                read(file, entries, sink);
            }
        }
        return new IgnoreList(entries);
    }

    private static void read(SourceFile file, Set<String> entries, ScanSink sink) {
        try (InputStream in = Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS)) {
            List<String> lines = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (int i = 0; i < lines.size(); i++) {
                String entry = lines.get(i).strip().replace('\\', '/');
                if (ENTRY.matcher(entry).matches()) {
                    entries.add(entry);
                } else if (!entry.isEmpty() && !entry.startsWith("#")) {
                    sink.error(FILE + ":" + (i + 1), "not an entry of the form file:rule:line; it ignores nothing");
                }
            }
        } catch (IOException e) {
            sink.error(FILE, "cannot read the file, nothing is ignored: " + e.getMessage());
        }
    }

    /** @param line 1-based line at which the rule's match begins; 0 for a finding about the whole file */
    boolean contains(Origin origin, String rule, int line) {
        String place = origin.path() + ":" + rule + ":" + line;
        return entries.contains(place) || !origin.commit().isEmpty() && entries.contains(origin.commit() + ":" + place);
    }
}
