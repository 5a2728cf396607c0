package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import io.jenkins.plugins.securitygate.model.TestSuite;
import java.io.IOException;
import java.util.Locale;

/**
 * One suite of a JUnit report while it is read. The totals are counted from the test cases; what the suite says of itself
 * is only compared, since runners disagree on whether nested suites are part of it.
 */
final class JunitSuite {
    private static final int MAX_MESSAGE = 300;

    private final XmlCursor xml;
    private final ScanSink sink;
    private final String name;
    private final boolean collection;
    private final String place;
    private final long said;
    private final long millis;
    private boolean nested;
    private int tests;
    private int failures;
    private int errors;
    private int skipped;

    /** Starts with the suite that the cursor stands on. */
    JunitSuite(XmlCursor xml, ScanSink sink) {
        this.xml = xml;
        this.sink = sink;
        name = xml.attribute("name");
        collection = xml.name().equals("testsuites");
        place = xml.place();
        said = number(xml.attribute("failures")) + number(xml.attribute("errors"));
        millis = millis(xml.attribute("time"));
    }

    /** How one test case ended; the worst of what it says counts. */
    private enum Outcome {
        PASSED,
        SKIPPED,
        FAILURE,
        ERROR
    }

    /**
     * What is known of a test case before it is read.
     *
     * @param name of the test
     * @param target class, else suite
     * @param location where runners say it, else nowhere
     */
    private record Case(String name, String target, Location location) {}

    /** Counts the test case that the cursor stands on, and finds what it failed with. */
    void testCase() throws IOException, ReportException {
        sink.record();
        tests++;
        String test = xml.attribute("name");
        String className = xml.attribute("classname");
        Case described = new Case(
                test.isEmpty() ? "(without a name)" : test,
                className.isEmpty() ? name : className,
                Location.of(xml.attribute("file"), (int) number(xml.attribute("line"))));
        Outcome[] worst = {Outcome.PASSED};
        xml.children(child -> {
            Outcome outcome = outcome(child, described);
            worst[0] = outcome.compareTo(worst[0]) > 0 ? outcome : worst[0];
        });
        count(worst[0]);
    }

    private void count(Outcome outcome) {
        switch (outcome) {
            case SKIPPED -> skipped++;
            case FAILURE -> failures++;
            case ERROR -> errors++;
            default -> {}
        }
    }

    /** Surefire's {@code rerunFailure} repeats a failure that stands beside it, so it is none of its own. */
    private Outcome outcome(String element, Case test) throws IOException {
        switch (element) {
            case "failure", "error" -> {
                sink.finding(finding(test));
                return element.equals("error") ? Outcome.ERROR : Outcome.FAILURE;
            }
            case "flakyFailure", "flakyError" -> {
                sink.finding(finding(test)
                        .suppression(new Suppression(
                                Suppression.State.RESOLVED, "test runner", "passed when it was run again")));
                return Outcome.PASSED;
            }
            case "skipped" -> {
                return Outcome.SKIPPED;
            }
            default -> {
                return Outcome.PASSED;
            }
        }
    }

    private Finding.Builder finding(Case test) throws IOException {
        String message = xml.attribute("message");
        String type = xml.attribute("type");
        String stack = xml.text();
        String reason = firstLine(message.isBlank() ? type.isBlank() ? stack : type : message);
        return Finding.of(ScanKind.TEST, test.name())
                .title(reason.isEmpty() ? test.name() : test.name() + ": " + reason)
                .description(stack.isEmpty() ? message : stack)
                .severity(Severity.HIGH)
                .target(test.target())
                .location(test.location());
    }

    private static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "…";
    }

    /** A failure or error beside the test cases: the suite broke before or after them. */
    void brokenAsAWhole(String element) throws IOException {
        tests++;
        sink.record();
        count(outcome(element, new Case("(suite)", name, Location.NONE)));
    }

    /** Says that another suite stands inside this one, so that its own numbers may include that one's. */
    void hasNested() {
        nested = true;
    }

    /** Hands over the totals. A suite that only holds other suites has none of its own, nor has the list of suites. */
    void finish() {
        if (tests > 0 || !nested && !collection) {
            sink.test(new TestSuite(name, tests, failures, errors, skipped, millis));
        }
        if (!nested && said > failures + errors) {
            sink.error(
                    place,
                    "the suite '" + name + "' says that " + said + " tests failed but lists " + (failures + errors));
        }
    }

    private static long number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Seconds as runners write them; Surefire puts a comma between thousands in {@code 1,234.5}. */
    private static long millis(String seconds) {
        try {
            String plain = seconds.toLowerCase(Locale.ROOT).replace(",", "");
            return plain.isBlank() ? -1 : Math.round(Double.parseDouble(plain) * 1_000);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
