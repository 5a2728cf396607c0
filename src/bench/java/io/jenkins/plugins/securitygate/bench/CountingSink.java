package io.jenkins.plugins.securitygate.bench;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.TestSuite;
import io.jenkins.plugins.securitygate.report.ScanSink;
import java.time.Instant;

/** Builds every finding with its fingerprint and keeps none. */
final class CountingSink implements ScanSink {
    private int findings;
    private int errors;
    private int fingerprintCharacters;

    /**
     * Fails unless everything was read.
     *
     * @param expected how many findings the report has
     */
    void require(int expected) {
        if (findings != expected || errors != 0 || fingerprintCharacters == 0) {
            throw new IllegalStateException(
                    findings + " findings and " + errors + " errors instead of " + expected + " findings");
        }
    }

    @Override
    public void tool(String name, String version) {}

    @Override
    public void kind(ScanKind kind) {}

    @Override
    public void started(Instant instant) {}

    @Override
    public void record() {}

    @Override
    public void finding(Finding.Builder builder) {
        fingerprintCharacters += builder.build("scan", "tool").fingerprint().length();
        findings++;
    }

    @Override
    public void component(Component component) {}

    @Override
    public void fact(Fact fact) {}

    @Override
    public void test(TestSuite suite) {}

    @Override
    public void error(String place, String message) {
        errors++;
    }

    @Override
    public void failed(String reason) {
        throw new IllegalStateException(reason);
    }
}
