package io.jenkins.plugins.securitygate.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.PolicyRef;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildFilesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Subject SUBJECT = new Subject("shop", "12", "deploy", "");

    @TempDir
    Path folder;

    @Test
    void collectsScansInTheOrderOfTheirSteps() throws IOException {
        BuildFiles files = BuildFiles.in(folder);
        files.writeScan(place("12"), evidence("12", ScanStatus.COMPLETED));
        files.writeScan(place("7"), evidence("7", ScanStatus.COMPLETED));

        Evidence all = files.collect(SUBJECT, NOW);

        assertThat(all.scans()).extracting(Scan::id).containsExactly("7", "12");
        assertThat(all.findings()).extracting(Finding::scan).containsExactly("7", "12");
    }

    @Test
    void aFinishedScanReplacesItsPlaceHolder() throws IOException {
        BuildFiles files = BuildFiles.in(folder);
        files.writeScan(place("7"), evidence("7", ScanStatus.FAILED));
        files.writeScan(place("7"), evidence("7", ScanStatus.COMPLETED));

        assertThat(files.collect(SUBJECT, NOW).scans()).extracting(Scan::status).containsExactly(ScanStatus.COMPLETED);
    }

    @Test
    void aDamagedScanIsNeverLeftOut() throws IOException {
        BuildFiles files = BuildFiles.in(folder);
        files.writeScan(place("7"), evidence("7", ScanStatus.COMPLETED));
        Files.writeString(folder.resolve("scans/7.json.gz"), "{");

        assertThatThrownBy(() -> files.collect(SUBJECT, NOW)).isInstanceOf(IOException.class);
    }

    @Test
    void anIdNeverBecomesAPath() throws IOException {
        BuildFiles.in(folder).writeScan(place("../../../x"), evidence("x", ScanStatus.COMPLETED));

        try (Stream<Path> scans = Files.list(folder.resolve("scans"))) {
            assertThat(scans).containsExactly(folder.resolve("scans/_________x.json.gz"));
        }
    }

    @Test
    void keepsTheLastGate() throws IOException {
        BuildFiles files = BuildFiles.in(folder);
        files.writeGate(evidence("7", ScanStatus.COMPLETED), decision(Verdict.FAIL));
        files.writeGate(evidence("7", ScanStatus.COMPLETED), decision(Verdict.PASS));

        assertThat(files.decision()).contains(decision(Verdict.PASS));
        assertThat(files.evidence()).isPresent();
    }

    @Test
    void saysWhenADecisionIsOfALaterVersion() throws IOException {
        Files.writeString(folder.resolve("decision.json"), "{\"version\": 2}");

        assertThatThrownBy(() -> BuildFiles.in(folder).decision())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void nothingIsThereBeforeSomethingIsWritten() throws IOException {
        BuildFiles files = BuildFiles.in(folder.resolve("none"));

        assertThat(files.decision()).isEmpty();
        assertThat(files.evidence()).isEmpty();
        assertThat(files.reportNames()).isEmpty();
        assertThat(files.collect(SUBJECT, NOW).scans()).isEmpty();
    }

    private static ScanPlace place(String id) {
        return new ScanPlace("shop", "12", id, "Scan");
    }

    private static Decision decision(Verdict verdict) {
        PolicyRef policy = new PolicyRef("central", "3", "ab12", "central.yaml");
        return new Decision(verdict, "why", NOW, SUBJECT, List.of(policy), List.of(), List.of(), Set.of());
    }

    private static Evidence evidence(String id, ScanStatus status) {
        Scan scan = new Scan(
                id,
                "tool",
                "",
                Set.of(ScanKind.SAST),
                status,
                "",
                Provenance.IMPORTED,
                "sarif",
                "a.sarif",
                "",
                NOW,
                -1,
                Scan.Counts.NONE,
                List.of());
        Finding finding = Finding.of(ScanKind.SAST, "rule-" + id).build(id, "tool");
        return Evidence.of(
                SUBJECT, NOW, List.of(new ScanResult(scan, List.of(finding), List.of(), List.of(), List.of())));
    }
}
