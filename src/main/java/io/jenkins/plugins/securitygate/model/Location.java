package io.jenkins.plugins.securitygate.model;

/**
 * A place in a file.
 *
 * @param path relative to the scanned root where that is known, with forward slashes; empty when unknown
 * @param line first line, 1-based, 0 when unknown
 * @param column first column, 1-based, 0 when unknown
 * @param endLine last line, 0 when unknown
 * @param endColumn last column, 0 when unknown
 */
public record Location(String path, int line, int column, int endLine, int endColumn) {
    public static final Location NONE = new Location("", 0, 0, 0, 0);

    public Location {
        path = normalised(Texts.bounded(path, Texts.SHORT));
        line = Math.max(0, line);
        column = Math.max(0, column);
        endLine = Math.max(0, endLine);
        endColumn = Math.max(0, endColumn);
    }

    /** A line of a file; {@code line} 0 stands for the whole file. */
    public static Location of(String path, int line) {
        return new Location(path, line, 0, 0, 0);
    }

    public boolean isKnown() {
        return !path.isEmpty();
    }

    /**
     * This place relative to a folder, if it lies below it; this place itself otherwise.
     *
     * @param folder absolute, with forward slashes and without one at its end
     */
    public Location relativeTo(String folder) {
        boolean below =
                path.length() > folder.length() + 1 && path.startsWith(folder) && path.charAt(folder.length()) == '/';
        return below ? new Location(path.substring(folder.length() + 1), line, column, endLine, endColumn) : this;
    }

    private static String normalised(String path) {
        String plain = path.indexOf('\\') < 0 ? path : path.replace('\\', '/');
        // What is left is normal itself, so that a location that is stored and read back stays equal.
        while (plain.startsWith("./")) {
            plain = plain.substring(2).strip();
        }
        return plain;
    }

    /** {@code path:line}, or the path alone. */
    @Override
    public String toString() {
        return line > 0 ? path + ":" + line : path;
    }
}
