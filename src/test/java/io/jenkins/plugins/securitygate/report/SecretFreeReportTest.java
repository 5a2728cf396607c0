package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets that stand in a report, marked {@code fake-not-a-…} in ours, never get into what it brings. */
class SecretFreeReportTest {
    static List<Fixture> fixtures() {
        return Fixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void nothingThatIsReadHoldsASecret(Fixture fixture) throws ReportException {
        assertThat(fixture.read(fixture.file()).toString()).doesNotContain("fake-not-a-");
    }
}
