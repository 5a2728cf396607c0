package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the worst of what breaks a rule, by severity and then place, whatever the order in which it is found. */
final class WorstViolations {
    static final int KEPT = 100;

    private static final Comparator<Item<?>> WORST_FIRST = Comparator.<Item<?>, Severity>comparing(
                    item -> item.model() instanceof Finding finding ? finding.severity() : Severity.UNKNOWN)
            .thenComparing(item -> ItemPlaces.paths(item.model()).get(0))
            .thenComparingInt(item ->
                    item.model() instanceof Finding finding ? finding.location().line() : 0)
            .thenComparing(item -> ItemPlaces.component(item.model()).identity())
            .thenComparing(WorstViolations::wording);

    private final PriorityQueue<Item<?>> kept = new PriorityQueue<>(KEPT + 1, WORST_FIRST.reversed());

    void add(Item<?> item) {
        if (kept.size() == KEPT) {
            if (WORST_FIRST.compare(item, kept.peek()) >= 0) {
                return;
            }
            kept.poll();
        }
        kept.add(item);
    }

    /** What was kept, worst first. */
    List<Violation> list(String ruleFix) {
        return kept.stream()
                .sorted(WORST_FIRST)
                .map(item -> ItemPlaces.violation(item.model(), ruleFix))
                .toList();
    }

    private static String wording(Item<?> item) {
        return ItemPlaces.violation(item.model(), "").toString();
    }
}
