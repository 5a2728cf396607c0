package io.jenkins.plugins.securitygate.evidence;

import io.jenkins.plugins.securitygate.model.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Pairs findings of one identity with those of the baseline, the nearest first, each at most once. Takes
 * {@code n log n} steps: in the order of the places, the nearest pair of all always stands side by side.
 */
final class NearestPairs {
    private static final long OTHER_FILE = 1L << 32;

    private final Set<Finding> paired = Collections.newSetFromMap(new IdentityHashMap<>());
    private final PriorityQueue<Pair> nearest =
            new PriorityQueue<>(Comparator.comparingLong(Pair::distance).thenComparingInt(pair -> pair.left().order));

    private static final class Node {
        private final Finding finding;
        private final boolean current;
        private int order;
        private Node before;
        private Node after;

        Node(Finding finding, boolean current) {
            this.finding = finding;
            this.current = current;
        }
    }

    private record Pair(Node left, Node right) {
        long distance() {
            var a = left.finding.location();
            var b = right.finding.location();
            long lines = Math.abs((long) a.line() - b.line());
            return a.path().equals(b.path()) ? lines : OTHER_FILE + lines;
        }
    }

    NearestPairs(List<Finding> current, List<Finding> baseline) {
        link(sorted(current, baseline));
        for (Pair pair = nearest.poll(); pair != null; pair = nearest.poll()) {
            take(pair);
        }
    }

    /** Whether this very finding, of either side, found its other half. */
    boolean paired(Finding finding) {
        return paired.contains(finding);
    }

    private static List<Node> sorted(List<Finding> current, List<Finding> baseline) {
        List<Node> nodes = new ArrayList<>();
        current.forEach(finding -> nodes.add(new Node(finding, true)));
        baseline.forEach(finding -> nodes.add(new Node(finding, false)));
        nodes.sort(Comparator.comparing((Node node) -> node.finding.location().path())
                .thenComparingInt(node -> node.finding.location().line()));
        return nodes;
    }

    private void link(List<Node> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).order = i;
            if (i > 0) {
                join(nodes.get(i - 1), nodes.get(i));
            }
        }
    }

    private void join(Node left, Node right) {
        if (left != null) {
            left.after = right;
        }
        if (right != null) {
            right.before = left;
        }
        if (left != null && right != null && left.current != right.current) {
            nearest.add(new Pair(left, right));
        }
    }

    private void take(Pair pair) {
        if (paired.contains(pair.left().finding) || paired.contains(pair.right().finding)) {
            return;
        }
        paired.add(pair.left().finding);
        paired.add(pair.right().finding);
        join(pair.left().before, pair.right().after);
    }
}
