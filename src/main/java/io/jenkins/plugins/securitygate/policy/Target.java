package io.jenkins.plugins.securitygate.policy;

import java.util.Locale;

/** What the condition of a rule is asked of: each entry of a collection, or the evidence as a whole. */
public enum Target {
    EVIDENCE("evidence", null),
    FINDINGS("finding", ItemTypes.FINDING),
    COMPONENTS("component", ItemTypes.COMPONENT),
    FACTS("fact", ItemTypes.FACT),
    SCANS("scan", ItemTypes.SCAN),
    TESTS("test", ItemTypes.TEST);

    private final String item;
    private final ItemType<?> type;

    Target(String item, ItemType<?> type) {
        this.item = item;
        this.type = type;
    }

    /** The name in policies, lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of one entry in conditions and sentences. */
    public String item() {
        return item;
    }

    /** The type of one entry, {@code null} for the evidence as a whole. */
    ItemType<?> type() {
        return type;
    }

    static Target of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
