package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.TestSuite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what one scan brings, merges equal findings and keeps within a limit. Used by one thread at a time. */
public final class ScanCollector implements ScanSink {
    /** Findings, components, facts and test suites that one scan may bring each, unless configured otherwise. */
    public static final int DEFAULT_LIMIT = 500_000;

    private static final int MAX_ERRORS = 100;

    private final String scanId;
    private final int limit;
    private final String root;
    private final Map<MergeKey, Finding> findings = new LinkedHashMap<>();
    private final Set<Component> components = new LinkedHashSet<>();
    private final Set<Fact> facts = new LinkedHashSet<>();
    private final List<TestSuite> tests = new ArrayList<>();
    private final List<EntryError> errors = new ArrayList<>();
    private final Set<ScanKind> kinds = EnumSet.noneOf(ScanKind.class);
    private String tool;
    private String toolVersion = "";
    private Instant started;
    private String failure = "";
    private int records;
    private int failedEntries;

    /** Findings are equal when they have one identity and stand at one place; a suppressed one never hides another. */
    private record MergeKey(String fingerprint, String version, String path, int line, int column, boolean suppressed) {
        static MergeKey of(Finding finding) {
            return new MergeKey(
                    finding.fingerprint(),
                    finding.component().version(),
                    finding.location().path(),
                    finding.location().line(),
                    finding.location().column(),
                    finding.suppressed());
        }
    }

    /**
     * @param scanId id of the scan within its build
     * @param tool name that stands when the report does not say one
     * @param limit how many findings, components, facts and suites it takes each
     */
    public ScanCollector(String scanId, String tool, int limit) {
        this(scanId, tool, limit, "");
    }

    /**
     * Like {@link #ScanCollector(String, String, int)}, for tools that write absolute paths.
     *
     * @param root the scanned folder, which the places of findings become relative to; empty to leave them
     */
    ScanCollector(String scanId, String tool, int limit, String root) {
        this.root = root;
        this.scanId = scanId;
        this.tool = tool;
        this.limit = limit;
    }

    @Override
    public void tool(String name, String version) {
        if (name != null && !name.isBlank()) {
            tool = name;
        }
        if (version != null && !version.isBlank()) {
            toolVersion = version;
        }
    }

    @Override
    public void kind(ScanKind kind) {
        kinds.add(kind);
    }

    @Override
    public void started(Instant instant) {
        started = instant;
    }

    @Override
    public void record() {
        records++;
    }

    @Override
    public void finding(Finding.Builder builder) {
        Finding finding = (root.isEmpty() ? builder : builder.relativeTo(root)).build(scanId, tool);
        findings.merge(MergeKey.of(finding), finding, ScanCollector::merged);
        bounded(findings.size(), "findings");
    }

    private static Finding merged(Finding first, Finding second) {
        Finding worse = second.severity().ordinal() < first.severity().ordinal() ? second : first;
        return worse.withOccurrences(first.occurrences() + second.occurrences());
    }

    @Override
    public void component(Component component) {
        components.add(component);
        bounded(components.size(), "components");
    }

    @Override
    public void fact(Fact fact) {
        facts.add(fact);
        bounded(facts.size(), "facts");
    }

    @Override
    public void test(TestSuite suite) {
        tests.add(suite);
        bounded(tests.size(), "test suites");
    }

    @Override
    public void error(String place, String message) {
        failedEntries++;
        if (errors.size() < MAX_ERRORS) {
            errors.add(new EntryError(place, message));
        }
    }

    @Override
    public void failed(String reason) {
        failure = reason;
    }

    private void bounded(int size, String what) {
        if (size > limit) {
            throw new LimitExceededException(
                    "more than " + limit + " " + what + "; raise the limit or split the report");
        }
    }

    /** How and where a scan ran, as far as its caller knows. */
    public record Run(
            Set<ScanKind> kinds,
            Provenance provenance,
            String format,
            String source,
            String reportDigest,
            Instant started,
            long durationMillis) {}

    /** The result; a failed scan when the report said so. */
    public ScanResult result(Run run) {
        return failure.isEmpty() ? result(run, ScanStatus.COMPLETED, "") : result(run, ScanStatus.FAILED, failure);
    }

    /** The result with a status that the caller knows better; everything collected so far is kept. */
    public ScanResult result(Run run, ScanStatus status, String message) {
        List<Finding> list = List.copyOf(findings.values());
        int suppressed = (int) list.stream().filter(Finding::suppressed).count();
        Set<ScanKind> said = kinds.isEmpty() ? run.kinds() : kinds;
        Scan scan = new Scan(
                scanId,
                tool,
                toolVersion,
                said,
                status,
                message,
                run.provenance(),
                run.format(),
                run.source(),
                run.reportDigest(),
                started == null ? run.started() : started,
                run.durationMillis(),
                new Scan.Counts(records, list.size(), suppressed, failedEntries),
                errors);
        return new ScanResult(scan, list, List.copyOf(components), List.copyOf(facts), tests);
    }
}
