package io.jenkins.plugins.securitygate.scanner.secret;

/**
 * Which commits of a git repository are searched.
 *
 * @param from commits that can be reached from here are left out; empty for none
 * @param to commits that can be reached from here are searched; empty for those of all branches, tags and other refs
 */
public record HistoryRange(String from, String to) {
    private static final String ALL = "all";
    private static final String DOTS = "..";

    /**
     * Reads {@code all}, a revision, or {@code FROM..TO}, of which {@code TO} may be left out for {@code HEAD}.
     *
     * @throws IllegalArgumentException when the text is none of these
     */
    public static HistoryRange parse(String text) {
        String range = text.strip();
        if (range.equals(ALL)) {
            return new HistoryRange("", "");
        }
        int dots = range.indexOf(DOTS);
        String from = dots < 0 ? "" : range.substring(0, dots);
        String to = dots < 0 ? range : range.substring(dots + DOTS.length());
        boolean symmetric = to.startsWith(".");
        if (range.isEmpty() || symmetric || dots == 0 || to.contains(DOTS)) {
            throw new IllegalArgumentException("history '" + text + "': write 'all', a revision such as 'main', or"
                    + " FROM..TO such as 'origin/main..HEAD'");
        }
        return new HistoryRange(from, to.isEmpty() ? "HEAD" : to);
    }

    /** Whether it begins at some commit, before which there are others. */
    boolean begins() {
        return !from.isEmpty();
    }
}
