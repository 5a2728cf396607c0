package io.jenkins.plugins.securitygate.policy;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.Risk.Recommendation;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.Suppression;
import io.jenkins.plugins.securitygate.model.TestSuite;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The types that conditions can ask about. The field reference in the documentation is made from these tables. */
final class ItemTypes {
    private static final ListType TEXTS = ListType.create(STRING);
    private static final Map<Severity, String> SEVERITY = words(Severity.class);
    private static final Map<ScanKind, String> KIND = words(ScanKind.class);
    private static final Map<Change, String> CHANGE = words(Change.class);
    private static final Map<ScanStatus, String> STATUS = words(ScanStatus.class);
    private static final Map<Provenance, String> PROVENANCE = words(Provenance.class);
    private static final Map<Fact.Type, String> FACT_TYPE = words(Fact.Type.class);
    private static final Map<Component.Scope, String> SCOPE = words(Component.Scope.class);
    private static final Map<Recommendation, String> RECOMMENDATION = recommendations();
    private static final Map<Suppression.State, String> SUPPRESSION = words(Suppression.State.class);

    static final ItemType<Component> COMPONENT = ItemType.<Component>named("component")
            .field("purl", STRING, "canonical package URL, empty when unknown", Component::purl)
            .field("name", STRING, "name with its namespace", Component::name)
            .field("version", STRING, "empty when unknown", Component::version)
            .field("licenses", TEXTS, "SPDX ids or expressions", Component::licenses)
            .field("ecosystem", STRING, "the purl's type such as maven or npm", Component::ecosystem)
            .field("path", STRING, "file that names the package, the first of them", Component::path)
            .field("paths", TEXTS, "every file that names the package", Component::paths)
            .field("scans", TEXTS, "ids of the scans that name it", ItemTypes::scans)
            .word("scope", List.copyOf(SCOPE.values()), STRING, c -> SCOPE.get(c.scope()))
            .build();

    static final ItemType<Finding> FINDING = ItemType.<Finding>named("finding")
            .word("kind", List.copyOf(KIND.values()), STRING, f -> KIND.get(f.kind()))
            .word("severity", List.copyOf(SEVERITY.values()), STRING, f -> SEVERITY.get(f.severity()))
            .field("severity_rank", INT, "0 unknown, 1 info, … 5 critical", f -> rank(f.severity()))
            .word("change", List.copyOf(CHANGE.values()), STRING, f -> CHANGE.get(f.change()))
            .field("rule", STRING, "the tool's rule id", Finding::rule)
            .field("title", STRING, "one line for people", Finding::title)
            .field("tool", STRING, "name of the tool", Finding::tool)
            .field("scan", STRING, "id of the scan", Finding::scan)
            .field(
                    "identifiers",
                    TEXTS,
                    "CVE, GHSA and other ids",
                    f -> f.advisory().identifiers())
            .field("cwes", ListType.create(INT), "CWE numbers, the primary one first", Finding::cwes)
            .field(
                    "cvss",
                    DOUBLE,
                    "highest score of all ratings, -1 when there is none",
                    f -> f.advisory().score())
            .field(
                    "epss",
                    DOUBLE,
                    "probability of exploitation, 0 to 1, -1 when unknown",
                    f -> f.advisory().epss())
            .field(
                    "epss_percentile",
                    DOUBLE,
                    "0 to 1, -1 when unknown",
                    f -> f.advisory().epssPercentile())
            .field(
                    "kev",
                    BOOL,
                    "known to be exploited (CISA's catalogue)",
                    f -> f.advisory().kev())
            .field(
                    "fixable",
                    BOOL,
                    "whether a version that repairs it is known",
                    f -> !fixedVersions(f).isEmpty())
            .field("fixed_versions", TEXTS, "versions that repair it", ItemTypes::fixedVersions)
            .field(
                    "path",
                    STRING,
                    "file, empty when there is none",
                    f -> f.location().path())
            .field("line", INT, "first line, 0 when unknown", f ->
                    (long) f.location().line())
            .field("target", STRING, "image, resource, host or fuzz target", Finding::target)
            .field(
                    "url",
                    STRING,
                    "address in the running application",
                    f -> f.endpoint().url())
            .field("method", STRING, "HTTP method", f -> f.endpoint().method())
            .field(
                    "parameter",
                    STRING,
                    "request parameter at fault",
                    f -> f.endpoint().parameter())
            .field("component", COMPONENT.structType(), "package at fault", f -> COMPONENT.wrap(f.component()))
            .field("suppressed", BOOL, "whether the tool or a VEX statement suppressed it", Finding::suppressed)
            .field("suppression", STRING, "the state claimed, empty when not suppressed", ItemTypes::suppression)
            .field(
                    "suppression_source",
                    STRING,
                    "who claims it, empty when not suppressed",
                    ItemTypes::suppressionSource)
            .field("fingerprint", STRING, "identity that survives moved lines", Finding::fingerprint)
            .field("occurrences", INT, "how often the report lists it", f -> (long) f.occurrences())
            .build();

    static final ItemType<Fact> FACT = ItemType.<Fact>named("fact")
            .word("type", List.copyOf(FACT_TYPE.values()), STRING, f -> FACT_TYPE.get(f.type()))
            .field("value", STRING, "the statement: port, image, registry host, region …", Fact::value)
            .field("number", INT, "the value as a number, -1 when it is none", f -> (long) f.number())
            .field("resource", STRING, "what it is true of, such as Deployment/shop", Fact::resource)
            .field(
                    "path",
                    STRING,
                    "file in which it is written",
                    f -> f.location().path())
            .field("line", INT, "line in that file, 0 when unknown", f ->
                    (long) f.location().line())
            .field(
                    "attributes",
                    MapType.create(STRING, STRING),
                    "further parts of the value; an absent one reads as the empty text",
                    f -> new AttributeMap(f.attributes()))
            .build();

    static final ItemType<AgedScan> SCAN = ItemType.<AgedScan>named("scan")
            .field("id", STRING, "id within the build", s -> s.scan().id())
            .field("tool", STRING, "name of the tool", s -> s.scan().tool())
            .field("version", STRING, "version of the tool", s -> s.scan().toolVersion())
            .word("kinds", List.copyOf(KIND.values()), TEXTS, ItemTypes::kinds)
            .word(
                    "status",
                    List.copyOf(STATUS.values()),
                    STRING,
                    s -> STATUS.get(s.scan().status()))
            .word(
                    "provenance",
                    List.copyOf(PROVENANCE.values()),
                    STRING,
                    s -> PROVENANCE.get(s.scan().provenance()))
            .field(
                    "format",
                    STRING,
                    "report format, empty for an embedded scanner",
                    s -> s.scan().format())
            .field("source", STRING, "what was scanned or read", s -> s.scan().source())
            .field("message", STRING, "why it failed", s -> s.scan().message())
            .field("age_hours", DOUBLE, "-1 when unknown", AgedScan::ageHours)
            .field("findings", INT, "findings, the suppressed included", s ->
                    (long) counts(s).findings())
            .field("suppressed", INT, "suppressed findings", s ->
                    (long) counts(s).suppressed())
            .field("failed_entries", INT, "entries that could not be read", s ->
                    (long) counts(s).failedEntries())
            .build();

    static final ItemType<TestSuite> TEST = ItemType.<TestSuite>named("test")
            .field("name", STRING, "name of the suite", TestSuite::name)
            .field("tests", INT, "test cases, the skipped included", t -> (long) t.tests())
            .field("passed", INT, "test cases that ran and passed", t -> (long) t.passed())
            .field("failures", INT, "assertions that failed", t -> (long) t.failures())
            .field("errors", INT, "test cases that ended in an error", t -> (long) t.errors())
            .field("skipped", INT, "test cases that did not run", t -> (long) t.skipped())
            .build();

    static final ItemType<Subject> SUBJECT = ItemType.<Subject>named("subject")
            .field("name", STRING, "project, job or folder", Subject::name)
            .field("revision", STRING, "source revision or build number", Subject::revision)
            .field("stage", STRING, "delivery stage, empty when not said", Subject::stage)
            .field("region", STRING, "region of the deployment, empty when not said", Subject::region)
            .field("branch", STRING, "branch of the source, empty when not known", Subject::branch)
            .field("labels", TEXTS, "what those who answer for the project call it", Subject::labels)
            .build();

    static final ItemType<Risk> RISK = ItemType.<Risk>named("risk")
            .field("score", INT, "0 to 100", r -> (long) r.score())
            .word(
                    "recommendation",
                    List.copyOf(RECOMMENDATION.values()),
                    STRING,
                    r -> RECOMMENDATION.get(r.recommendation()))
            .field("stage", STRING, "what was assessed, empty when not said", Risk::stage)
            .field("previous_score", INT, "score of the reference build, -1 when there is none", r ->
                    (long) r.previousScore())
            .field("signals", TEXTS, "ids of the reasons, the largest share first", ItemTypes::signals)
            .build();

    static final List<ItemType<?>> ALL = List.of(FINDING, COMPONENT, FACT, SCAN, TEST, SUBJECT, RISK);

    private ItemTypes() {}

    /** 5 for critical down to 1 for info and 0 for unknown. */
    static long rank(Severity severity) {
        return Severity.UNKNOWN.ordinal() - severity.ordinal();
    }

    private static List<String> scans(Component component) {
        return component.origins().stream()
                .map(Component.Origin::scan)
                .distinct()
                .toList();
    }

    private static List<String> fixedVersions(Finding finding) {
        return finding.advisory().fixedVersions();
    }

    private static String suppression(Finding finding) {
        return finding.suppressed() ? SUPPRESSION.get(finding.suppression().state()) : "";
    }

    private static String suppressionSource(Finding finding) {
        return finding.suppressed() ? finding.suppression().source() : "";
    }

    private static List<String> kinds(AgedScan scan) {
        List<String> kinds = new ArrayList<>();
        scan.scan().kinds().forEach(kind -> kinds.add(KIND.get(kind)));
        return kinds;
    }

    private static List<String> signals(Risk risk) {
        return risk.reasons().stream().map(Risk.Reason::signal).toList();
    }

    private static Map<Recommendation, String> recommendations() {
        Map<Recommendation, String> words = new EnumMap<>(Recommendation.class);
        for (Recommendation recommendation : Recommendation.values()) {
            words.put(recommendation, recommendation.id());
        }
        return words;
    }

    private static Scan.Counts counts(AgedScan scan) {
        return scan.scan().counts();
    }

    private static <E extends Enum<E>> Map<E, String> words(Class<E> type) {
        Map<E, String> words = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            words.put(constant, constant.name().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
