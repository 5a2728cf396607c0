package io.jenkins.plugins.securitygate.jenkins.page;

import io.jenkins.plugins.securitygate.model.Change;
import java.util.Locale;

/** States against the baseline in words. */
final class ChangeWord {
    private ChangeWord() {}

    /** The word for a state. Without a baseline nothing is known to be old, and policies count it as new. */
    static String of(Change change) {
        return change == Change.UNCOMPARED ? "new" : change.name().toLowerCase(Locale.ROOT);
    }
}
