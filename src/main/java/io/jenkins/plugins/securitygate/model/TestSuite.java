package io.jenkins.plugins.securitygate.model;

/**
 * The totals of one suite of functional tests.
 *
 * @param name name of the suite
 * @param tests number of test cases, the skipped ones included
 * @param failures test cases whose assertion failed
 * @param errors test cases that ended in an error
 * @param skipped test cases that did not run
 * @param durationMillis time taken in milliseconds, -1 when unknown
 */
public record TestSuite(String name, int tests, int failures, int errors, int skipped, long durationMillis) {
    public TestSuite {
        name = Texts.bounded(name, Texts.SHORT);
    }

    /** Number of test cases that ran and passed. */
    public int passed() {
        return tests - failures - errors - skipped;
    }
}
