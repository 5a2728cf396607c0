package io.jenkins.plugins.securitygate.risk.metric;

import io.jenkins.plugins.securitygate.risk.Signal;
import io.jenkins.plugins.securitygate.risk.metric.MetricRule.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * Compares a candidate's metrics with those of a baseline by the Mann-Whitney U test (as the canary analysis of Spinnaker
 * does): no assumption about the distribution, exact for few values without ties, corrected for ties otherwise.
 *
 * @param signals metrics that became worse
 * @param problems metrics that cannot be judged, one sentence each
 */
public record MetricComparison(List<Signal> signals, List<String> problems) {
    /** How probable chance may be at most. */
    private static final double SIGNIFICANCE = 0.05;

    /** Compares by rules; a metric that none names is judged by the default one. */
    public static MetricComparison of(List<MetricRule> rules, Metrics metrics) {
        List<Signal> signals = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String name : names(rules, metrics)) {
            MetricRule rule = MetricRule.of(rules, name);
            double[] baseline = values(metrics.baseline().get(name));
            double[] candidate = values(metrics.candidate().get(name));
            if (Math.min(baseline.length, candidate.length) >= rule.samples()) {
                compare(name, rule, baseline, candidate).ifPresent(signals::add);
            } else if (!rule.optional()) {
                problems.add("metric %s has %d values of the baseline and %d of the candidate; %d of each are needed"
                        .formatted(name, baseline.length, candidate.length, rule.samples()));
            }
        }
        return new MetricComparison(List.copyOf(signals), List.copyOf(problems));
    }

    /** Metrics that were measured, and those that a rule names without a pattern. */
    private static Set<String> names(List<MetricRule> rules, Metrics metrics) {
        Set<String> names = new TreeSet<>(metrics.candidate().keySet());
        names.addAll(metrics.baseline().keySet());
        rules.stream()
                .map(MetricRule::name)
                .filter(name -> name.indexOf('*') < 0)
                .forEach(names::add);
        return names;
    }

    private static double[] values(List<Double> values) {
        return values == null
                ? new double[0]
                : values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Optional<Signal> compare(String name, MetricRule rule, double[] baseline, double[] candidate) {
        double before = median(baseline);
        double after = median(candidate);
        double change = change(before, after);
        boolean up = rule.direction() != Direction.HIGHER_IS_BETTER && change > rule.tolerance();
        boolean down = rule.direction() != Direction.LOWER_IS_BETTER && -change > rule.tolerance();
        if (!up && !down) {
            return Optional.empty();
        }
        MannWhitneyUTest test = MannWhitneyUTest.withDefaults()
                .with(up ? AlternativeHypothesis.GREATER_THAN : AlternativeHypothesis.LESS_THAN);
        MannWhitneyUTest.Result result = test.test(candidate, baseline);
        if (result.getPValue() > SIGNIFICANCE) {
            return Optional.empty();
        }
        double greater = result.getStatistic() / ((double) baseline.length * candidate.length);
        double effect = up ? greater : 1 - greater;
        String values = String.format(
                Locale.ROOT,
                "median %.4g instead of %.4g, worse in %.0f %% of all pairs of %d and %d values, p = %.2g",
                after,
                before,
                100 * effect,
                candidate.length,
                baseline.length,
                result.getPValue());
        // One half is what chance gives.
        double strength = 2 * (effect - 0.5);
        return Optional.of(new Signal(
                "metric",
                name + (up ? " is higher" : " is lower") + " than in the baseline",
                rule.criticality().probability() * strength,
                List.of(values)));
    }

    /** Change as a share of the baseline; any change from nothing is infinite. */
    private static double change(double before, double after) {
        if (before == after) {
            return 0;
        }
        return before == 0 ? Math.copySign(Double.POSITIVE_INFINITY, after) : (after - before) / Math.abs(before);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
