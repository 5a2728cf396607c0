package io.jenkins.plugins.securitygate.risk;

/** The size of a change. */
public final class ChangeSize {
    private ChangeSize() {}

    /** Lines added and removed, by what {@code git diff --numstat} printed; binary files, with a dash there, are none. */
    public static long ofNumstat(String printed) {
        return printed.lines()
                .map(line -> line.split("\t"))
                .filter(cells -> cells.length >= 3 && (cells[0] + cells[1]).matches("\\d+"))
                .mapToLong(cells -> Long.parseLong(cells[0]) + Long.parseLong(cells[1]))
                .sum();
    }
}
