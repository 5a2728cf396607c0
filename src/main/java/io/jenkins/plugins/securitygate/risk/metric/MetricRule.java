package io.jenkins.plugins.securitygate.risk.metric;

import java.util.List;
import java.util.Locale;

/**
 * How one metric, or those that a pattern names, is judged.
 *
 * @param name of the metric, where {@code *} stands for any characters
 * @param direction which change is bad
 * @param criticality how much a bad change counts
 * @param tolerance change of the median, as a share of the baseline's, that is not worth telling
 * @param samples how many values both groups need
 * @param optional whether missing values are no reason for a review
 * @param query expression for a Prometheus server, empty when the metric is read from a file
 */
public record MetricRule(
        String name,
        Direction direction,
        Criticality criticality,
        double tolerance,
        int samples,
        boolean optional,
        String query) {
    /** The rule for a metric that no rule names: any change is worth telling. */
    static final MetricRule DEFAULT = new MetricRule("*", Direction.EITHER, Criticality.NORMAL, 0.1, 4, false, "");

    /** Which change is bad. */
    public enum Direction {
        LOWER_IS_BETTER,
        HIGHER_IS_BETTER,
        EITHER;

        static Direction of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** How much a bad change counts. */
    public enum Criticality {
        LOW(0.15),
        NORMAL(0.35),
        HIGH(0.6),
        CRITICAL(0.9);

        private final double probability;

        Criticality(double probability) {
            this.probability = probability;
        }

        double probability() {
            return probability;
        }
    }

    boolean matches(String metric) {
        String pattern = java.util.regex.Pattern.quote(name).replace("*", "\\E.*\\Q");
        return metric.matches(pattern);
    }

    /** The first rule that names the metric. */
    static MetricRule of(List<MetricRule> rules, String metric) {
        return rules.stream().filter(rule -> rule.matches(metric)).findFirst().orElse(DEFAULT);
    }
}
