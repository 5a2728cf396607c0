package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Finding;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * The findings that some policy waives while no rule of another one counts them, over all policies of a decision. Only
 * of those may be said that they are waived.
 *
 * <p>First everything covered is noted, by one thread; what is counted may then be noted by several.
 */
final class WaivedFindings {
    private final Set<Item<?>> covered = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Item<?>> counted =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    void covered(Item<Finding> finding) {
        covered.add(finding);
    }

    void counted(Item<?> item) {
        if (covered.contains(item)) {
            counted.add(item);
        }
    }

    Set<String> fingerprints() {
        Set<String> fingerprints = new TreeSet<>();
        for (Item<?> item : covered) {
            if (!counted.contains(item) && item.model() instanceof Finding finding) {
                fingerprints.add(finding.fingerprint());
            }
        }
        return fingerprints;
    }
}
