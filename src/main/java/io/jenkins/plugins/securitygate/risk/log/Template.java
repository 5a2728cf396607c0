package io.jenkins.plugins.securitygate.risk.log;

import java.util.List;

/**
 * One statement that logs hold, or one kind of stack trace.
 *
 * @param text its tokens, the variable ones as marks; free of secrets
 * @param level how bad it says it is
 * @param trace whether it stands for a stack trace
 * @param uses what became of it in each build of the model, oldest first
 */
public record Template(String text, Level level, boolean trace, List<Use> uses) {
    /**
     * How one build used it.
     *
     * @param count lines of it
     * @param millis time that passed until the next line with a time stamp, and time that the lines say something took
     */
    public record Use(long count, long millis) {
        /** Not at all. */
        public static final Use NONE = new Use(0, 0);

        Use plus(Use other) {
            return new Use(count + other.count, millis + other.millis);
        }
    }

    public Template {
        uses = List.copyOf(uses);
    }

    /** Whether it tells of a failure. */
    boolean failure() {
        return trace || level.isFailure() || Wording.failure(text);
    }

    long mostLines() {
        return uses.stream().mapToLong(Use::count).max().orElse(0);
    }

    long mostMillis() {
        return uses.stream().mapToLong(Use::millis).max().orElse(0);
    }

    boolean inEveryBuild() {
        return uses.stream().allMatch(use -> use.count() > 0);
    }
}
