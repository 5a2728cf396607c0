package io.jenkins.plugins.securitygate.risk;

import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.TestSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What the evidence of a build says about its risk: tests, dependencies and findings, and the size of the change. */
public final class EvidenceSignals {
    private static final int EVIDENCE = 10;
    private static final double FAILED_TEST = 0.35;
    private static final double LOST_TESTS = 0.5;
    private static final double CRITICAL_FINDING = 0.5;
    private static final double HIGH_FINDING = 0.2;
    private static final double DEPENDENCY = 0.02;
    private static final double MOST_DEPENDENCIES = 0.25;
    private static final double MOST_LINES = 0.3;
    /** A change of so many lines counts half of what the largest one can. */
    private static final double MANY_LINES = 1_000;

    private EvidenceSignals() {}

    /**
     * Signals of a build compared with a reference build.
     *
     * @param current its findings compared with the baseline
     * @param baseline {@code null} when there is none: then only failed tests can be told
     */
    public static List<Signal> of(Evidence current, Evidence baseline) {
        List<Signal> signals = new ArrayList<>();
        addFailedTests(current, signals);
        if (baseline != null) {
            addLostTests(current, baseline, signals);
            addDependencies(current, baseline, signals);
            addFindings(current, signals);
        }
        return signals;
    }

    /** Signal of a change of so many lines, added and removed. */
    public static List<Signal> ofChange(long lines) {
        if (lines <= 0) {
            return List.of();
        }
        double probability = MOST_LINES * lines / (lines + MANY_LINES);
        return List.of(new Signal("change-size", lines + " lines changed", probability, List.of()));
    }

    private static void addFailedTests(Evidence current, List<Signal> signals) {
        List<TestSuite> failed = current.tests().stream()
                .filter(suite -> suite.failures() + suite.errors() > 0)
                .toList();
        int count = sum(failed, suite -> suite.failures() + suite.errors());
        if (count > 0) {
            signals.add(new Signal(
                    "tests-failed",
                    count + " tests failed",
                    atLeastOne(FAILED_TEST, count),
                    first(failed.stream().map(TestSuite::name).toList())));
        }
    }

    private static void addLostTests(Evidence current, Evidence baseline, List<Signal> signals) {
        int before = sum(baseline.tests(), TestSuite::passed);
        int now = sum(current.tests(), TestSuite::passed);
        if (now < before) {
            signals.add(new Signal(
                    "tests-lost",
                    now + " tests passed, " + before + " in the reference build",
                    LOST_TESTS * (before - now) / before,
                    List.of()));
        }
    }

    private static void addDependencies(Evidence current, Evidence baseline, List<Signal> signals) {
        if (baseline.components().isEmpty()) {
            return;
        }
        Set<String> known =
                baseline.components().stream().map(EvidenceSignals::name).collect(Collectors.toSet());
        List<String> fresh = current.components().stream()
                .map(EvidenceSignals::name)
                .filter(name -> !known.contains(name))
                .distinct()
                .sorted()
                .toList();
        if (!fresh.isEmpty()) {
            signals.add(new Signal(
                    "dependencies",
                    fresh.size() + " components are new or of another version",
                    Math.min(MOST_DEPENDENCIES, atLeastOne(DEPENDENCY, fresh.size())),
                    first(fresh)));
        }
    }

    private static String name(Component component) {
        return component.purl().isEmpty() ? component.name() + "@" + component.version() : component.purl();
    }

    private static void addFindings(Evidence current, List<Signal> signals) {
        for (Severity severity : List.of(Severity.CRITICAL, Severity.HIGH)) {
            List<String> fresh = current.findings().stream()
                    .filter(finding ->
                            finding.change() == Change.NEW && !finding.suppressed() && finding.severity() == severity)
                    .map(EvidenceSignals::line)
                    .toList();
            if (!fresh.isEmpty()) {
                double one = severity == Severity.CRITICAL ? CRITICAL_FINDING : HIGH_FINDING;
                signals.add(new Signal(
                        "findings-" + severity.id(),
                        fresh.size() + " new " + severity.id() + " findings",
                        atLeastOne(one, fresh.size()),
                        first(fresh)));
            }
        }
    }

    private static String line(Finding finding) {
        return finding.rule() + " " + finding.place() + " " + finding.title();
    }

    private static double atLeastOne(double one, int count) {
        return 1 - Math.pow(1 - one, count);
    }

    private static int sum(List<TestSuite> suites, ToIntFunction<TestSuite> number) {
        return suites.stream().mapToInt(number).sum();
    }

    private static List<String> first(List<String> texts) {
        return texts.stream().limit(EVIDENCE).toList();
    }
}
