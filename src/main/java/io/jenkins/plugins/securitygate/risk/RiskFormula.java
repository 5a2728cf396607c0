package io.jenkins.plugins.securitygate.risk;

import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.Risk.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts signals together as if each alone could make the release a bad one: {@code 100 · (1 − Π (1 − p))}. So no signal
 * ever lowers the score, and no number of small ones outweighs a certain one. A signal's share of the score is
 * proportional to {@code −ln (1 − p)}.
 */
public final class RiskFormula {
    /** Of a release about which something that was asked for cannot be known. Leads to a review by itself. */
    private static final double UNKNOWN = 0.5;
    /** A certain signal has no finite logarithm. */
    private static final double NEARLY_ONE = 1 - 1e-9;

    private RiskFormula() {}

    /**
     * The risk of a release.
     *
     * @param signals in any order
     * @param problems why something that was asked for could not be assessed, one sentence each
     */
    public static Risk assess(String stage, List<Signal> signals, List<String> problems, Thresholds thresholds) {
        List<Signal> all = new ArrayList<>(signals);
        if (!problems.isEmpty()) {
            all.add(new Signal("cannot-assess", "cannot assess: " + problems.get(0), UNKNOWN, problems));
        }
        int score = score(all);
        return new Risk(stage, score, thresholds.recommend(score), reasons(all, score), -1, "");
    }

    /** The score of signals, 0 to 100. */
    static int score(List<Signal> signals) {
        // Sorted, because a product of floating point numbers depends on their order.
        double none = signals.stream()
                .mapToDouble(Signal::probability)
                .sorted()
                .reduce(1, (product, probability) -> product * (1 - probability));
        return (int) Math.round(100 * (1 - none));
    }

    private static List<Reason> reasons(List<Signal> signals, int score) {
        double total = signals.stream().mapToDouble(RiskFormula::weight).sum();
        List<Signal> ordered = signals.stream()
                .sorted(Comparator.comparingDouble(RiskFormula::weight).reversed())
                .toList();
        List<Reason> reasons = new ArrayList<>();
        double exact = 0;
        int given = 0;
        for (Signal signal : ordered) {
            exact += total == 0 ? 0 : score * weight(signal) / total;
            // Rounding the running sum makes the shares add up to the score.
            int share = (int) Math.round(exact) - given;
            given += share;
            reasons.add(new Reason(signal.id(), signal.title(), share, signal.evidence()));
        }
        return reasons;
    }

    private static double weight(Signal signal) {
        return -Math.log1p(-Math.min(NEARLY_ONE, signal.probability()));
    }
}
