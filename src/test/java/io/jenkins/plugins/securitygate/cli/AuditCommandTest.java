package io.jenkins.plugins.securitygate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.governance.audit.AuditAct;
import io.jenkins.plugins.securitygate.governance.audit.AuditEvent;
import io.jenkins.plugins.securitygate.governance.audit.AuditLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
    private static final Pattern SNIPPET =
            Pattern.compile("(?s)```console\n\\$ security-gate ([^\n]+)\n(.*?)(?:…\n|\n)```");

    @TempDir
    private Path folder;

    private Path trail;

    @BeforeEach
    void fill() throws Exception {
        trail = folder.resolve("audit");
        AuditLog log = new AuditLog(trail);
        for (String text : List.of("one", "two", "three", "=cmd|' /C calc'!A0")) {
            log.append(new AuditEvent(
                    AuditAct.DECISION,
                    Instant.parse("2026-05-01T10:00:00Z"),
                    "ann",
                    text.equals("two") ? "shop/web" : "shop/api",
                    7,
                    text,
                    new TreeMap<>(Map.of("evidence", "a".repeat(64)))));
        }
    }

    @Test
    void theDocumentShowsWhatTheCommandPrints() throws Exception {
        Matcher snippets = SNIPPET.matcher(Files.readString(Path.of("docs/audit.md")));
        int seen = 0;
        while (snippets.find()) {
            Object[] arguments = Stream.of(snippets.group(1).split(" ")).toArray();
            arguments[2] = trail;
            assertThat(CommandRun.of(arguments).out().replace("\r", "")).contains(snippets.group(2));
            seen++;
        }
        assertThat(seen).isEqualTo(3);
    }

    @Test
    void anEditedTrailIsNotSound() throws Exception {
        Path file = trail.resolve("audit-0001-000001.jsonl");
        Files.writeString(file, Files.readString(file).replace("\"three\"", "\"thrice\""));

        CommandRun run = CommandRun.of("audit", "verify", trail);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("PROBLEM audit-0001-000001.jsonl, line 3: was changed", "NOT SOUND: 3 entries");
        assertThat(CommandRun.of("audit", "export", trail).exit()).isEqualTo(1);
    }

    @Test
    void oneFileCanBeCheckedAlone() {
        assertThat(CommandRun.of("audit", "verify", trail.resolve("audit-0001-000001.jsonl"))
                        .exit())
                .isZero();
    }

    @Test
    void whatIsNoTrailIsNeverSound() {
        CommandRun run = CommandRun.of("audit", "verify", folder);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("has no audit trail");
    }

    @Test
    void exportsNoFormulas() {
        CommandRun run = CommandRun.of("audit", "export", trail, "--format", "csv");

        assertThat(run.out().lines()).hasSize(5);
        assertThat(run.out()).contains("\"'=cmd|' /C calc'!A0\"");
    }

    @Test
    void exportedLinesAreThoseOfTheTrail() throws Exception {
        CommandRun run = CommandRun.of("audit", "export", trail);

        assertThat(run.out()).isEqualTo(Files.readString(trail.resolve("audit-0001-000001.jsonl")));
    }
}
