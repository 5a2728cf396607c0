package io.jenkins.plugins.securitygate.risk.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parse tree of Drain: the first layer is the number of tokens, the next are the first tokens that are not masked,
 * and each leaf holds clusters of similar lines. Departs from the paper in one point: a token is taken for a variable
 * because it was masked, not because it holds digits, since masking comes first.
 */
final class Drain {
    static final String ANY = "<*>";

    /** Share of equal tokens from which on two lines belong together; the paper's default. */
    static final double SIMILARITY = 0.5;

    private static final int PREFIX = 2;
    private static final int MAX_CHILDREN = 100;

    private final Map<Integer, Node> byLength = new HashMap<>();
    private final List<Cluster> clusters = new ArrayList<>();
    private final int limit;

    /** Lines of one statement; a token in which they differ is {@link #ANY}. */
    static final class Cluster {
        private final int id;
        private final String[] tokens;

        private Cluster(int id, String[] tokens) {
            this.id = id;
            this.tokens = tokens;
        }

        /** Index in the order in which the clusters were made. */
        int id() {
            return id;
        }

        String text() {
            return String.join(" ", tokens);
        }

        /** Whether every token is equal or variable. */
        private boolean covers(String[] line) {
            for (int i = 0; i < tokens.length; i++) {
                if (!tokens[i].equals(line[i]) && !tokens[i].equals(ANY)) {
                    return false;
                }
            }
            return true;
        }

        double similarity(String[] line) {
            int equal = 0;
            for (int i = 0; i < tokens.length; i++) {
                equal += tokens[i].equals(line[i]) ? 1 : 0;
            }
            return (double) equal / tokens.length;
        }

        /** Tokens of a line that differ from fixed ones of this cluster, each with the token before it. */
        List<String> differences(String[] line) {
            List<String> differences = new ArrayList<>();
            for (int i = 0; i < tokens.length; i++) {
                if (!tokens[i].equals(line[i]) && !tokens[i].equals(ANY)) {
                    differences.add((i > 0 ? line[i - 1] + " " : "") + line[i]);
                }
            }
            return differences;
        }

        /** What the line has in the places of the variable tokens. */
        List<String> values(String[] line) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < tokens.length; i++) {
                if (tokens[i].equals(ANY) && !line[i].equals(ANY)) {
                    values.add(line[i]);
                }
            }
            return values;
        }

        private void widen(String[] line) {
            for (int i = 0; i < tokens.length; i++) {
                if (!tokens[i].equals(line[i])) {
                    tokens[i] = ANY;
                }
            }
        }
    }

    private static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private final List<Cluster> clusters = new ArrayList<>();
    }

    /** @param limit how many clusters it may hold */
    Drain(int limit) {
        this.limit = limit;
    }

    static String[] tokens(String masked) {
        return masked.split(" ");
    }

    /** The cluster that covers the line in every token, {@code null} when there is none. */
    Cluster match(String[] tokens) {
        Node leaf = leaf(tokens, false);
        if (leaf != null) {
            for (Cluster cluster : leaf.clusters) {
                if (cluster.covers(tokens)) {
                    return cluster;
                }
            }
        }
        return null;
    }

    /** The most similar cluster, {@code null} when none is similar enough. */
    Cluster nearest(String[] tokens) {
        Node leaf = leaf(tokens, false);
        Cluster nearest = null;
        double best = SIMILARITY;
        if (leaf != null) {
            for (Cluster cluster : leaf.clusters) {
                double similarity = cluster.similarity(tokens);
                if (similarity > best || similarity == best && nearest == null) {
                    nearest = cluster;
                    best = similarity;
                }
            }
        }
        return nearest;
    }

    /** Puts a line into the most similar cluster and widens it, or makes a new one; {@code null} when it is full. */
    Cluster learn(String[] tokens) {
        Cluster known = match(tokens);
        Cluster cluster = known == null ? nearest(tokens) : known;
        if (cluster == null) {
            return add(tokens);
        }
        cluster.widen(tokens);
        return cluster;
    }

    /** Makes a cluster of its own; {@code null} when there is no room. */
    Cluster add(String[] tokens) {
        if (clusters.size() >= limit) {
            return null;
        }
        Cluster cluster = new Cluster(clusters.size(), tokens.clone());
        clusters.add(cluster);
        leaf(tokens, true).clusters.add(cluster);
        return cluster;
    }

    int size() {
        return clusters.size();
    }

    Cluster cluster(int id) {
        return clusters.get(id);
    }

    private Node leaf(String[] tokens, boolean make) {
        Node node = make ? byLength.computeIfAbsent(tokens.length, length -> new Node()) : byLength.get(tokens.length);
        int depth = 0;
        for (int i = 0; node != null && depth < PREFIX && i < tokens.length; i++) {
            if (tokens[i].indexOf('<') < 0) {
                node = child(node, tokens[i], make);
                depth++;
            }
        }
        return node;
    }

    private static Node child(Node node, String token, boolean make) {
        Node known = node.children.get(token);
        if (known != null) {
            return known;
        }
        String key = node.children.size() < MAX_CHILDREN ? token : ANY;
        return make ? node.children.computeIfAbsent(key, any -> new Node()) : node.children.get(ANY);
    }
}
