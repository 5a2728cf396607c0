package io.jenkins.plugins.securitygate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.Evidence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceFileTest {
    private static final String SMALL = """
            {"schema": "security-gate/evidence/v1",
             "subject": {"name": "shop"},
             "collected": "2026-03-14T10:12:00Z",
             "scans": [{"id": "s1", "tool": "semgrep", "kinds": ["sast"], "status": "completed", "provenance": "imported"}],
             "findings": [{"fingerprint": "f1", "kind": "sast", "scan": "s1", "rule": "eval",
                           "severity": "high", "location": {"path": "app.py", "line": 3}}]}
            """;

    @Property(tries = 150)
    void evidenceIsReadBackAsItWasWritten(@ForAll("evidence") Evidence evidence) throws Exception {
        byte[] bytes = write(evidence);
        assertThat(read(bytes)).isEqualTo(evidence);
        assertThat(write(read(bytes))).isEqualTo(bytes);
    }

    @Property(tries = 60)
    void aFileThatIsCutOffIsRefused(@ForAll("evidence") Evidence evidence, @ForAll int seed) throws IOException {
        byte[] bytes = write(evidence);
        int length = Math.floorMod(seed, bytes.length);
        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, length)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith("evidence.json: ");
    }

    @Provide
    Arbitrary<Evidence> evidence() {
        return Arbitraries.randomValue(random -> new RandomEvidence(random).evidence());
    }

    @Test
    void membersThatAreAbsentHaveTheirDefault() throws Exception {
        Evidence evidence = read(SMALL);
        assertThat(evidence.subject().name()).isEqualTo("shop");
        assertThat(evidence.findings().get(0).place()).isEqualTo("app.py:3");
        assertThat(evidence.findings().get(0).occurrences()).isEqualTo(1);
        assertThat(evidence.components()).isEmpty();
    }

    @Test
    void membersOfALaterVersionAreSkipped() throws Exception {
        String later = SMALL.replace("\"rule\": \"eval\"", "\"rule\": \"eval\", \"reach\": {\"depth\": [1, 2]}")
                .replace("\"scans\":", "\"signatures\": [{\"by\": \"x\"}], \"scans\":");
        assertThat(read(later)).isEqualTo(read(SMALL));
    }

    @Test
    void gzipIsRecognised() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(SMALL.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(bytes.toByteArray())).isEqualTo(read(SMALL));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            evidence/v1  | evidence/v2      | /schema (line 1, column 39): "security-gate/evidence/v2" is not security-gate/evidence/v1
            "line": 3    | "line": "3"      | /findings/0/location/line (line 6
            "high"       | "dreadful"       | /findings/0/severity (line 6
            "completed"  | true             | /scans/0/status (line 4
            "id": "s1",  | ``               | /scans/0/id (line 4
            03-14T10     | 03-14X10         | /collected (line 3
            "findings":  | "others":        | /findings (line 6
            [{"finger    | 1, [{"finger     | /findings (line 5
            }]}          | }]} {}           | there is more after the end of the evidence
            "app.py"     | "app             | is not valid JSON
            """)
    void whatIsWrongIsNamedWithItsPlace(String right, String wrong, String message) {
        String text = SMALL.replace(right, wrong == null ? "" : wrong);
        assertThat(text).isNotEqualTo(SMALL);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith("evidence.json: ")
                .hasMessageContaining(message);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> EvidenceFile.read(Path.of("no/such/evidence.json")))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(Path.of("no/such/evidence.json") + ": cannot be read: there is no such file");
    }

    private static byte[] write(Evidence evidence) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvidenceFile.write(evidence, out);
        return out.toByteArray();
    }

    private static Evidence read(String text) throws EvidenceException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Evidence read(byte[] bytes) throws EvidenceException {
        return EvidenceFile.read("evidence.json", new ByteArrayInputStream(bytes));
    }
}
