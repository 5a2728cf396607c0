package io.jenkins.plugins.securitygate.risk.metric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values of metrics by name, in two groups.
 *
 * @param baseline of the version that is known to be good; empty when only the candidate was measured
 * @param candidate of the version to be judged
 */
public record Metrics(Map<String, List<Double>> baseline, Map<String, List<Double>> candidate) {
    /** No metric at all. */
    public static final Metrics NONE = new Metrics(Map.of(), Map.of());

    /** How many values of one metric are kept; the last ones are. */
    public static final int MAX_VALUES = 10_000;

    public Metrics {
        baseline = copy(baseline);
        candidate = copy(candidate);
    }

    private static Map<String, List<Double>> copy(Map<String, List<Double>> values) {
        Map<String, List<Double>> copy = new TreeMap<>();
        values.forEach((name, list) ->
                copy.put(name, List.copyOf(list.subList(Math.max(0, list.size() - MAX_VALUES), list.size()))));
        return Collections.unmodifiableMap(copy);
    }

    /** These and others; values of one metric follow one another. */
    public Metrics plus(Metrics other) {
        return new Metrics(joined(baseline, other.baseline), joined(candidate, other.candidate));
    }

    /** These with a baseline from elsewhere for what has none here. */
    public Metrics orBaseline(Map<String, List<Double>> learned) {
        Map<String, List<Double>> all = new TreeMap<>(learned);
        all.putAll(baseline);
        return new Metrics(all, candidate);
    }

    /** Joins values by name. */
    public static Map<String, List<Double>> joined(Map<String, List<Double>> first, Map<String, List<Double>> second) {
        Map<String, List<Double>> joined = new TreeMap<>();
        first.forEach((name, values) -> joined.put(name, new ArrayList<>(values)));
        second.forEach((name, values) ->
                joined.computeIfAbsent(name, unseen -> new ArrayList<>()).addAll(values));
        return copy(joined);
    }
}
