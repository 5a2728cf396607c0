package io.jenkins.plugins.securitygate.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.Risk.Reason;
import io.jenkins.plugins.securitygate.model.Risk.Recommendation;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RiskFormulaTest {
    @Test
    void signalsAreIndependentCauses() {
        Risk risk = assess(List.of(signal(0.5), signal(0.5)));

        assertThat(risk.score()).isEqualTo(75);
        assertThat(risk.recommendation()).isEqualTo(Recommendation.ROLL_BACK);
        assertThat(risk.reasons()).extracting(Reason::share).containsExactly(38, 37);
    }

    @Test
    void withoutSignalsTheReleaseProceeds() {
        assertThat(assess(List.of()).score()).isZero();
        assertThat(assess(List.of()).recommendation()).isEqualTo(Recommendation.PROCEED);
    }

    @Test
    void whatCannotBeAssessedNeedsAReviewAndNeverScoresLow() {
        Risk risk = RiskFormula.assess("deploy", List.of(), List.of("app.log is no text"), Thresholds.DEFAULT);

        assertThat(risk.score()).isEqualTo(50);
        assertThat(risk.recommendation()).isEqualTo(Recommendation.REVIEW);
        assertThat(risk.reasons()).extracting(Reason::title).containsExactly("cannot assess: app.log is no text");
    }

    @Test
    void thresholdsCanOnlyBeTightened() {
        assertThat(Thresholds.tightened(10, 40).recommend(45)).isEqualTo(Recommendation.ROLL_BACK);
        assertThatThrownBy(() -> Thresholds.tightened(31, 70)).hasMessageContaining("only be tightened");
        assertThatThrownBy(() -> Thresholds.tightened(20, 10)).hasMessageContaining("a review comes before");
    }

    @Property
    void aWorseSignalOrOneMoreNeverLowersTheScore(
            @ForAll @Size(max = 8) List<@DoubleRange(min = 0, max = 1) Double> probabilities,
            @ForAll @DoubleRange(min = 0, max = 1) double more,
            @ForAll @DoubleRange(min = 0, max = 1) double extra) {
        List<Signal> signals =
                probabilities.stream().map(RiskFormulaTest::signal).toList();
        List<Signal> worse = new ArrayList<>(
                probabilities.stream().map(p -> signal(Math.min(1, p + more))).toList());
        int before = assess(signals).score();

        assertThat(assess(worse).score()).isGreaterThanOrEqualTo(before);
        worse.add(signal(extra));
        assertThat(assess(worse).score()).isGreaterThanOrEqualTo(before);
    }

    @Property
    void theSharesAddUpToTheScore(@ForAll @Size(max = 12) List<@DoubleRange(min = 0, max = 1) Double> probabilities) {
        Risk risk = assess(probabilities.stream().map(RiskFormulaTest::signal).toList());

        assertThat(risk.reasons().stream().mapToInt(Reason::share).sum()).isEqualTo(risk.score());
        assertThat(risk.reasons())
                .allSatisfy(reason -> assertThat(reason.share()).isNotNegative());
    }

    private static Risk assess(List<Signal> signals) {
        return RiskFormula.assess("", signals, List.of(), Thresholds.DEFAULT);
    }

    private static Signal signal(double probability) {
        return new Signal("s", "a signal", probability, List.of());
    }
}
