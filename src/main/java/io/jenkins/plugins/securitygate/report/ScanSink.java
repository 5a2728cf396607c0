package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.TestSuite;
import java.time.Instant;

/**
 * Takes what a reader or a scanner finds, one by one. A sink is bounded: when it has taken as much as it may it throws
 * {@link LimitExceededException}, and the scan is a failed one instead of a shortened one.
 */
public interface ScanSink {
    /** Names the tool that wrote the report; the last call wins, {@code null} and empty texts are ignored. */
    void tool(String name, String version);

    /** Says that the scan looked for this kind of problem; without a call the reader's own kinds stand. */
    void kind(ScanKind kind);

    /** When the scan ran, as the report says. */
    void started(Instant instant);

    /** Counts one entry as the report lists it, whether or not it becomes a finding. */
    void record();

    /** Takes a finding; an equal one that came before takes it in as another occurrence. */
    void finding(Finding.Builder finding);

    void component(Component component);

    void fact(Fact fact);

    void test(TestSuite suite);

    /** An entry that could not be read; the scan goes on. */
    void error(String place, String message);

    /** The report says that the scan itself failed; what it found so far is kept. */
    void failed(String reason);

    /** The sink has taken as much as it may. */
    final class LimitExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param message what is too much and which limit it is */
        public LimitExceededException(String message) {
            super(message);
        }
    }
}
