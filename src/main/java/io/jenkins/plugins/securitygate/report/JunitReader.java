package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.Set;

/**
 * Reads JUnit XML: the form that Ant defined and that Surefire, Gradle, pytest and most other test runners write, with
 * Surefire's elements for tests that were run again.
 */
@AutoService(ReportReader.class)
public final class JunitReader implements ReportReader {
    @Override
    public String format() {
        return "junit";
    }

    @Override
    public String title() {
        return "JUnit XML";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.TEST);
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.xmlRoot().equals("testsuites") || probe.xmlRoot().equals("testsuite");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        try (XmlCursor xml = XmlCursor.open(report)) {
            // Some runners put test cases straight under <testsuites>, so the root is read like any suite.
            suite(xml, sink);
            xml.end();
        }
    }

    private static void suite(XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        JunitSuite suite = new JunitSuite(xml, sink);
        xml.children(name -> {
            switch (name) {
                case "testcase" -> suite.testCase();
                case "testsuite" -> {
                    suite.hasNested();
                    suite(xml, sink);
                }
                case "failure", "error" -> suite.brokenAsAWhole(name);
                default -> {}
            }
        });
        suite.finish();
    }
}
