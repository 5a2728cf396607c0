package io.jenkins.plugins.securitygate.scanner.configuration;

import java.util.Locale;
import java.util.Set;

/** Labels and tags that say which class of data is handled. */
public final class DataLabels {
    private static final Set<String> KEYS =
            Set.of("security-gate.io/data", "data-classification", "data_classification", "dataclassification", "data");

    private DataLabels() {}

    /** Whether a tag of this name, in any case, states a class of data. */
    public static boolean isOne(String key) {
        return KEYS.contains(key.toLowerCase(Locale.ROOT));
    }
}
