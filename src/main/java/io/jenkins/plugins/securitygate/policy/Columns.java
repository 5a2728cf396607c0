package io.jenkins.plugins.securitygate.policy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The columns of the evidence of one decision, each made when the first rule needs it. Thread-safe. */
final class Columns {
    private final Map<String, Optional<Column>> known = new ConcurrentHashMap<>();

    /** The column of a field of all entries that a target looks at; empty when it has very many values. */
    Optional<Column> of(EvidenceItems items, Target target, String path) {
        return known.computeIfAbsent(target.item() + "." + path, key -> Column.of(items.of(target), path));
    }
}
