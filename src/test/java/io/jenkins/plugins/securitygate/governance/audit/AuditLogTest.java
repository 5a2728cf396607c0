package io.jenkins.plugins.securitygate.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    @TempDir
    private Path folder;

    private Trail trail;

    @BeforeEach
    void fill() throws Exception {
        trail = new Trail(folder.resolve("audit")).filled();
    }

    @Test
    void theHashOfALineIsThatOfTheLineWithoutIt() throws Exception {
        // sha256sum of the text before ,"hash" with a closing brace
        String line = trail.lines().get(0);

        assertThat(line)
                .isEqualTo("{\"chain\":1,\"number\":1,\"previous\":\"" + "0".repeat(64)
                        + "\",\"time\":\"2026-05-01T10:00:00Z\",\"act\":\"decision\",\"user\":\"ann\",\"job\":\"shop/api\","
                        + "\"build\":7,\"text\":\"one\",\"digests\":{\"evidence\":\"" + "a".repeat(64) + "\"},"
                        + "\"hash\":\"ecb5b184717c658ee5b794ceae6c906bfc0e00a60c80d708710e8a2c910401de\"}");
    }

    @Test
    void anotherStartContinuesTheChain() throws Exception {
        AuditEntry fifth = new AuditLog(trail.folder()).append(Trail.event("five"));

        assertThat(fifth.number()).isEqualTo(5);
        assertThat(trail.check()).returns(true, AuditCheck::sound).returns(5L, AuditCheck::entries);
    }

    @Test
    void fullFilesAreContinuedInTheNext() throws Exception {
        Path small = folder.resolve("small");
        AuditLog log = new AuditLog(small, 500);
        for (int i = 0; i < 10; i++) {
            log.append(Trail.event("entry " + i));
        }

        assertThat(new AuditFolder(small).segments()).hasSizeGreaterThan(3);
        assertThat(AuditCheck.of(small, List.of()))
                .returns(true, AuditCheck::sound)
                .returns(10L, AuditCheck::entries);
        assertThat(log.newest(entry -> true, 3))
                .extracting(entry -> entry.event().text())
                .containsExactly("entry 9", "entry 8", "entry 7");
        Files.delete(small.resolve("audit-0001-000002.jsonl"));
        assertThat(AuditCheck.of(small, List.of()).problems()).isNotEmpty();
    }

    @Test
    void anUnfinishedLineIsKeptAndReported() throws Exception {
        Files.writeString(trail.file(), "{\"chain\":1,\"num", StandardOpenOption.APPEND);
        assertThat(trail.check()).returns(true, AuditCheck::sound);

        new AuditLog(trail.folder()).append(Trail.event("five"));

        assertThat(trail.lines()).hasSize(7).contains("{\"chain\":1,\"num");
        assertThat(trail.check()).returns(true, AuditCheck::sound).returns(6L, AuditCheck::entries);
        assertThat(trail.check().notes()).singleElement().asString().contains("unfinished line");
    }

    @Test
    void anUnfinishedLineThatWasKeptCannotBeEdited() throws Exception {
        Files.writeString(trail.file(), "{\"chain\":1,\"num", StandardOpenOption.APPEND);
        new AuditLog(trail.folder()).append(Trail.event("five"));

        List<String> lines = new ArrayList<>(trail.lines());
        lines.set(4, "{\"chain\":1,\"nun");
        trail.write(lines);

        assertThat(trail.check().problems()).isNotEmpty();
    }

    @Test
    void damagedFilesAreLeftAloneAndANewChainSaysSo() throws Exception {
        List<String> lines = new ArrayList<>(trail.lines());
        lines.set(1, lines.get(1).replace("two", "too"));
        trail.write(lines);
        byte[] damaged = trail.bytes();

        new AuditLog(trail.folder()).append(Trail.event("five"));

        assertThat(trail.bytes()).isEqualTo(damaged);
        assertThat(Files.readAllLines(trail.folder().resolve("audit-0002-000001.jsonl")))
                .hasSize(2)
                .first()
                .asString()
                .contains("chain-started", "audit-0001-000001.jsonl, line 2: was changed");
        assertThat(trail.check().problems()).singleElement().asString().contains("line 2: was changed");
        new AuditLog(trail.folder()).append(Trail.event("six"));
        assertThat(trail.check().problems()).hasSize(1);
    }

    @Test
    void aTrailWhoseEndWasRemovedIsContinuedInANewChain() throws Exception {
        trail.write(trail.lines().subList(0, 2));

        AuditEntry next = new AuditLog(trail.folder()).append(Trail.event("five"));

        assertThat(next.chain()).isEqualTo(2);
        assertThat(trail.check().notes()).singleElement().asString().contains("entry 1-4 was written");
    }

    @Test
    void anEntryThatWasNotedElsewhereMustBeThere() throws Exception {
        String noted = trail.check().last().orElseThrow().hash();

        assertThat(AuditCheck.of(trail.folder(), List.of(noted)).sound()).isTrue();
        assertThat(AuditCheck.of(trail.folder(), List.of("b".repeat(64))).problems())
                .singleElement()
                .asString()
                .contains("no entry has the hash bbbb");
    }

    @Test
    void aFolderWithoutATrailIsNotASoundTrail() {
        assertThatThrownBy(() -> AuditCheck.of(folder, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has no audit trail");
    }

    @Test
    void nothingIsAcknowledgedThatCannotBeWritten() throws Exception {
        Path blocked = Files.writeString(folder.resolve("file"), "not a folder");

        assertThatThrownBy(() -> new AuditLog(blocked).append(Trail.event("one")))
                .isInstanceOf(IOException.class);
    }
}
