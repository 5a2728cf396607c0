package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.TestSuite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Evidence for tests, built up step by step. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Scan> scans = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Component> components = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<TestSuite> tests = new ArrayList<>();
    private Subject subject = new Subject("shop", "17", "build", "");

    static Samples evidence() {
        return new Samples();
    }

    Samples with(Finding... more) {
        findings.addAll(List.of(more));
        return this;
    }

    Samples with(Scan... more) {
        scans.addAll(List.of(more));
        return this;
    }

    Samples with(Fact... more) {
        facts.addAll(List.of(more));
        return this;
    }

    Samples with(Component... more) {
        components.addAll(List.of(more));
        return this;
    }

    Samples with(TestSuite... more) {
        tests.addAll(List.of(more));
        return this;
    }

    Samples at(String stage, String region) {
        subject = new Subject("shop", "17", stage, region);
        return this;
    }

    Evidence get() {
        return new Evidence(subject, NOW, "", scans, findings, components, facts, tests);
    }

    static Finding.Builder vulnerability(String id, Severity severity) {
        return Finding.of(ScanKind.DEPENDENCY, id)
                .title(id + " in lodash")
                .severity(severity)
                .change(Change.NEW)
                .component(Component.of("pkg:npm/lodash@4.17.20", "lodash", "4.17.20"))
                .location(Location.of("web/package-lock.json", 12))
                .advisory(Advisory.of(List.of(id), List.of("4.17.21")));
    }

    static Finding critical(String id) {
        return vulnerability(id, Severity.CRITICAL).build("scan-1", "trivy");
    }

    static Finding secret(String path) {
        return Finding.of(ScanKind.SECRET, "aws-access-token")
                .title("AWS access token")
                .severity(Severity.HIGH)
                .change(Change.NEW)
                .location(Location.of(path, 3))
                .build("scan-2", "secrets");
    }

    static Scan scan(String tool, ScanKind... kinds) {
        return scan(tool, ScanStatus.COMPLETED, Duration.ofHours(1), 0, kinds);
    }

    static Scan scan(String tool, ScanStatus status, Duration age, int failedEntries, ScanKind... kinds) {
        return new Scan(
                tool,
                tool,
                "1.0",
                Set.of(kinds),
                status,
                status == ScanStatus.COMPLETED ? "" : "exit code 137",
                Provenance.IMPORTED,
                "sarif",
                tool + ".json",
                "",
                age == null ? null : NOW.minus(age),
                1000,
                new Scan.Counts(0, 0, 0, failedEntries),
                List.of());
    }
}
