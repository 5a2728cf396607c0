package io.jenkins.plugins.securitygate.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastGateTest {
    @TempDir
    private Path job;

    @Test
    void isThatOfTheNewestBuildWhicheverEndsLast() throws Exception {
        gate(2, "fail").write(job);
        gate(1, "pass").write(job);
        assertThat(LastGate.read(job)).contains(gate(2, "fail"));

        gate(2, "pass").write(job);
        assertThat(LastGate.read(job)).contains(gate(2, "pass"));
    }

    @Test
    void aJobWithoutAGateHasNone() throws Exception {
        assertThat(LastGate.read(job)).isEmpty();
    }

    @Test
    void aDamagedFileIsReportedAndReplacedByTheNextGate() throws Exception {
        Files.writeString(job.resolve("security-gate.json"), "{");
        assertThatThrownBy(() -> LastGate.read(job))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is damaged");

        gate(1, "pass").write(job);
        assertThat(LastGate.read(job)).contains(gate(1, "pass"));
    }

    private static LastGate gate(int build, String verdict) {
        return new LastGate(build, verdict, false, 12, 1, 0);
    }
}
