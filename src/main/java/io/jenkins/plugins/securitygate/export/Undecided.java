package io.jenkins.plugins.securitygate.export;

/**
 * What a page says in place of a verdict.
 *
 * @param failed whether that nothing was decided stops the build
 * @param title the banner's word
 * @param reason why nothing was decided, one sentence
 * @param next what to do about it, one or two sentences
 */
public record Undecided(boolean failed, String title, String reason, String next) {
    /** There is no policy whose scope covers the subject. */
    public static final Undecided NO_POLICY = new Undecided(
            false,
            "No policy applies",
            "Nothing decided about this build. It is neither passed nor failed.",
            "Ask whoever keeps the policies to add one whose scope covers this subject, stage and region; until then this"
                    + " report only shows what the scans found.");
}
