package io.jenkins.plugins.securitygate.governance.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small trail in a folder, and what tests do to it. */
record Trail(Path folder) {
    static final Instant TIME = Instant.parse("2026-05-01T10:00:00Z");

    static AuditEvent event(String text) {
        return new AuditEvent(
                AuditAct.DECISION, TIME, "ann", "shop/api", 7, text, new TreeMap<>(Map.of("evidence", "a".repeat(64))));
    }

    /** Four entries in one file. */
    Trail filled() throws IOException {
        AuditLog log = new AuditLog(folder);
        for (String text : List.of("one", "two \u00fc\n<b>", "three", "four")) {
            log.append(event(text));
        }
        return this;
    }

    Path file() {
        return folder.resolve("audit-0001-000001.jsonl");
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(file());
    }

    List<String> lines() throws IOException {
        return Files.readAllLines(file());
    }

    void write(List<String> lines) throws IOException {
        Files.writeString(file(), String.join("\n", lines) + "\n");
    }

    AuditCheck check() throws IOException {
        return AuditCheck.of(folder, List.of());
    }
}
