package io.jenkins.plugins.securitygate.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.TestSuite;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvidenceSignalsTest {
    private static final Evidence BEFORE = evidence(100, 0, "pkg:npm/a@1", "pkg:npm/b@1");

    @Test
    void failedAndLostTestsAreSignals() {
        List<Signal> signals = EvidenceSignals.of(evidence(80, 1, "pkg:npm/a@1", "pkg:npm/b@1"), BEFORE);

        assertThat(signals).extracting(Signal::id).containsExactly("tests-failed", "tests-lost");
        assertThat(signals.get(0).title()).isEqualTo("1 tests failed");
        assertThat(signals.get(0).evidence()).containsExactly("unit");
        // 79 passed instead of 100: half of a fifth.
        assertThat(signals.get(1).probability()).isCloseTo(0.105, within(1e-9));
    }

    @Test
    void newComponentsAndVersionsAreASignal() {
        assertThat(EvidenceSignals.of(evidence(100, 0, "pkg:npm/a@2", "pkg:npm/b@1", "pkg:npm/c@1"), BEFORE))
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.title()).isEqualTo("2 components are new or of another version");
                    assertThat(signal.evidence()).containsExactly("pkg:npm/a@2", "pkg:npm/c@1");
                });
    }

    @Test
    void withoutAReferenceBuildOnlyFailedTestsAreTold() {
        assertThat(EvidenceSignals.of(evidence(5, 2, "pkg:npm/z@1"), null))
                .extracting(Signal::id)
                .containsExactly("tests-failed");
    }

    @Test
    void aLargerChangeCountsMore() {
        assertThat(EvidenceSignals.ofChange(0)).isEmpty();
        assertThat(EvidenceSignals.ofChange(1_000).get(0).probability()).isCloseTo(0.15, within(1e-9));
        assertThat(ChangeSize.ofNumstat("3\t4\tsrc/A.java\n-\t-\tlogo.png\n10\t0\tb.txt\n"))
                .isEqualTo(17);
    }

    private static Evidence evidence(int tests, int failures, String... purls) {
        List<Component> components =
                Stream.of(purls).map(purl -> Component.of(purl, purl, "1")).toList();
        return new Evidence(
                new Subject("shop", "1", "", ""),
                Instant.EPOCH,
                "",
                List.of(),
                List.of(),
                components,
                List.of(),
                List.of(new TestSuite("unit", tests, failures, 0, 0, -1)));
    }
}
