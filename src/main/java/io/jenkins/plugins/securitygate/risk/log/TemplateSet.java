package io.jenkins.plugins.securitygate.risk.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Templates under one numbering, those that tell of a failure apart from the others: else "build succeeded" and "build
 * failed" would become one.
 */
final class TemplateSet {
    private final Drain failures;
    private final Drain others;
    private final int limit;
    private final List<Drain.Cluster> byId = new ArrayList<>();
    private final List<Integer> failureIds = new ArrayList<>();
    private final List<Integer> otherIds = new ArrayList<>();

    TemplateSet(int limit) {
        this.limit = limit;
        failures = new Drain(limit);
        others = new Drain(limit);
    }

    int size() {
        return byId.size();
    }

    String text(int id) {
        return byId.get(id).text();
    }

    /** Adds a template as it is. */
    void add(String[] tokens, boolean failure) {
        number(drain(failure).add(tokens), failure);
    }

    /** Puts a line into the template that it is most similar to, or makes one; -1 when there is no room. */
    int learn(String[] tokens, boolean failure) {
        Drain drain = drain(failure);
        Drain.Cluster cluster = drain.match(tokens);
        if (cluster == null) {
            cluster = drain.nearest(tokens);
        }
        if (cluster == null && size() >= limit) {
            return -1;
        }
        Drain.Cluster learned = drain.learn(tokens);
        return learned.id() < ids(failure).size() ? ids(failure).get(learned.id()) : number(learned, failure);
    }

    /** The template that covers the line with values that tell of no failure, -1 when there is none. */
    int match(String[] tokens) {
        Drain.Cluster failing = failures.match(tokens);
        if (failing != null) {
            return failureIds.get(failing.id());
        }
        Drain.Cluster other = others.match(tokens);
        boolean covered = other != null && other.values(tokens).stream().noneMatch(Wording::failure);
        return covered ? otherIds.get(other.id()) : -1;
    }

    /** Whether the line is a known one with another name or value in it that tells nothing new. */
    boolean isVariant(String[] tokens, boolean failure) {
        if (failure) {
            Drain.Cluster near = failures.nearest(tokens);
            return near != null && near.similarity(tokens) >= FAILURE_SIMILARITY && tellsNothing(near, tokens);
        }
        Drain.Cluster near = others.nearest(tokens);
        return near != null && tellsNothing(near, tokens);
    }

    /** Two errors are seldom the same because most of their words are. */
    private static final double FAILURE_SIMILARITY = 0.75;

    private static boolean tellsNothing(Drain.Cluster near, String[] tokens) {
        return near.differences(tokens).stream().noneMatch(Wording::telling)
                && near.values(tokens).stream().noneMatch(Wording::failure);
    }

    private Drain drain(boolean failure) {
        return failure ? failures : others;
    }

    private List<Integer> ids(boolean failure) {
        return failure ? failureIds : otherIds;
    }

    private int number(Drain.Cluster cluster, boolean failure) {
        int id = byId.size();
        byId.add(cluster);
        ids(failure).add(id);
        return id;
    }
}
