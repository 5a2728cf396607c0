package io.jenkins.plugins.securitygate.risk.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.risk.Signal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MetricComparisonTest {
    private static final List<MetricRule> RULES = rules("""
            metrics:
              - name: latency*
                direction: lower-is-better
                criticality: high
                tolerance: 10%
              - name: throughput
                direction: higher-is-better
                criticality: critical
                optional: true
            """);

    @Test
    void aMetricThatBecameWorseIsASignalWithItsValues() {
        MetricComparison comparison =
                compare("latency_p95", List.of(10.0, 11.0, 12.0, 13.0, 14.0), List.of(20.0, 21.0, 22.0, 23.0, 24.0));

        // U = 25 of 25 pairs; exact one-sided p = 1 / C(10,5) = 1/252.
        assertThat(comparison.signals())
                .containsExactly(new Signal(
                        "metric",
                        "latency_p95 is higher than in the baseline",
                        0.6,
                        List.of("median 22.00 instead of 12.00, worse in 100 % of all pairs of 5 and 5 values,"
                                + " p = 0.0040")));
    }

    @Test
    void aMetricThatBecameBetterOrHardlyWorseIsNone() {
        assertThat(compare("latency_p95", List.of(20.0, 21.0, 22.0, 23.0), List.of(10.0, 11.0, 12.0, 13.0))
                        .signals())
                .isEmpty();
        assertThat(compare("latency_p95", List.of(20.0, 21.0, 22.0, 23.0), List.of(21.0, 22.0, 23.0, 24.0))
                        .signals())
                .isEmpty();
        assertThat(compare("throughput", List.of(1.0, 2.0, 3.0, 4.0), List.of(7.0, 7.0, 8.0, 9.0))
                        .signals())
                .isEmpty();
    }

    @Test
    void aMetricOfEqualValuesIsNoSignal() {
        assertThat(compare("latency_p95", List.of(5.0, 5.0, 5.0, 5.0), List.of(5.0, 5.0, 5.0, 5.0)))
                .isEqualTo(new MetricComparison(List.of(), List.of()));
    }

    @Test
    void tooFewValuesCannotBeJudgedUnlessTheMetricIsOptional() {
        assertThat(compare("latency_p95", List.of(1.0, 2.0, 3.0), List.of(9.0, 9.0, 9.0, 9.0))
                        .problems())
                .containsExactly(
                        "metric latency_p95 has 3 values of the baseline and 4 of the candidate; 4 of each are needed");
        assertThat(compare("throughput", List.of(), List.of(1.0)).problems()).isEmpty();
    }

    @Property(tries = 200)
    void worseValuesNeverLowerTheSignal(
            @ForAll @Size(min = 4, max = 12) List<@DoubleRange(min = 1, max = 100) Double> before,
            @ForAll @Size(min = 4, max = 12) List<@DoubleRange(min = 1, max = 100) Double> after,
            @ForAll @DoubleRange(min = 0, max = 50) double more) {
        List<Double> worse = after.stream().map(value -> value + more).toList();

        assertThat(probability(compare("latency", before, worse)))
                .isGreaterThanOrEqualTo(probability(compare("latency", before, after)) - 1e-9);
    }

    @Test
    void wrongRulesSayWhatIsWrong() {
        assertThatThrownBy(() -> MetricRules.read("rules.yaml", "metrics: [{name: a, direction: up}]"))
                .hasMessageStartingWith("rules.yaml /metrics/0: a direction is lower-is-better");
        assertThatThrownBy(() -> MetricRules.read("rules.yaml", "metrics: [{name: a, colour: red}]"))
                .hasMessage("rules.yaml /metrics/0: unknown member 'colour'");
        assertThatThrownBy(() -> MetricRules.read("rules.yaml", "[]"))
                .hasMessage("rules.yaml: expected a list 'metrics'");
    }

    private static double probability(MetricComparison comparison) {
        return comparison.signals().stream().mapToDouble(Signal::probability).sum();
    }

    private static MetricComparison compare(String name, List<Double> before, List<Double> after) {
        List<MetricRule> rules =
                RULES.stream().filter(rule -> rule.matches(name)).toList();
        return MetricComparison.of(rules, new Metrics(Map.of(name, before), Map.of(name, after)));
    }

    private static List<MetricRule> rules(String yaml) {
        try {
            return MetricRules.read("rules.yaml", yaml);
        } catch (MetricException e) {
            throw new AssertionError(e);
        }
    }
}
