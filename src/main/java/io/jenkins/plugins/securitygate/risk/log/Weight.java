package io.jenkins.plugins.securitygate.risk.log;

/** How much each kind of difference counts. {@code docs/risk.md} has the same table. */
enum Weight {
    TRACE(0.40, 0.80),
    FAILURE(0.35, 0.85),
    WARNING(0.12, 0.60),
    PLAIN(0.02, 0.20),
    FREQUENT_BAD(0.40, 0.70),
    FREQUENT(0.10, 0.70),
    SLOWER(0.40, 0.60);

    private static final double MISSING = 0.6;

    private final double one;
    private final double most;

    /**
     * @param one what one kind of line counts
     * @param most what all together count at most
     */
    Weight(double one, double most) {
        this.one = one;
        this.most = most;
    }

    double most() {
        return most;
    }

    /** Of so many kinds with so many lines: each kind counts in full, repetitions by their order of magnitude. */
    double of(int kinds, long lines) {
        double repetitions = Math.log(1.0 + Math.max(0, lines - kinds)) / Math.log(2);
        double effective = kinds + repetitions * REPEATED;
        return Math.min(most, 1 - Math.pow(1 - one, effective));
    }

    private static final double REPEATED = 0.5;

    /** Of one kind of line that exceeds its limit by a factor: half at the limit, all at four times as much. */
    static double excess(double factor, Weight weight) {
        double doublings = Math.log(factor) / Math.log(2);
        return weight.one * Math.min(1, 0.5 + doublings / 4);
    }

    /** Of lines that every good build has. */
    static double missing(int missing, int always) {
        return MISSING * Math.pow((double) missing / always, 0.75);
    }
}
