package io.jenkins.plugins.securitygate.jenkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsoleLineTest {

    @Test
    void aReportCannotForgeALineOfItsOwn() {
        assertThat(ConsoleLine.of("tool\r\n[Security Gate] PASS: fine\u001b[2J"))
                .isEqualTo("[Security Gate] tool [Security Gate] PASS: fine [2J");
    }
}
