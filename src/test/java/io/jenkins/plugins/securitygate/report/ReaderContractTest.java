package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every report reader must do with the reports of its own format and with those of the others. */
class ReaderContractTest {

    static List<Fixture> fixtures() {
        return Fixture.all();
    }

    static List<ReportReader> readers() {
        return ReportReaders.all();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void aReaderHasReportsWithNoneOneAndManyFindings(ReportReader reader) {
        List<String> names = fixtures().stream()
                .filter(fixture -> fixture.format().equals(reader.format()))
                .map(fixture -> fixture.file().getFileName().toString())
                .toList();

        assertThat(names).allMatch(name -> name.matches("(none|one|many).*"));
        for (String size : List.of("none", "one", "many")) {
            assertThat(names).as(reader.format()).anyMatch(name -> name.startsWith(size));
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aReportIsReadAsAPersonExpects(Fixture fixture) throws ReportException {
        Map<String, Object> expected = fixture.expected();
        assertThat(expected).as("entry of %s in expected.yaml", fixture).isNotNull();

        ScanResult result = fixture.read(fixture.file());

        assertThat(result.scan().status()).isEqualTo(ScanStatus.COMPLETED);
        assertThat(result.scan().counts().failedEntries()).isZero();
        assertThat(result.scan().format()).isEqualTo(fixture.format());
        Map<String, Object> scan = ofScan(result);
        expected.forEach((field, value) -> {
            switch (field) {
                case "first" -> checkFinding(result.findings().get(0), value);
                case "last" ->
                    checkFinding(result.findings().get(result.findings().size() - 1), value);
                default -> assertThat(scan.get(field)).as(field).isEqualTo(value);
            }
        });
        assertThat(result.findings().size()).as("findings").isEqualTo(expected.get("findings"));
    }

    private static Map<String, Object> ofScan(ScanResult result) {
        return Map.of(
                "records", result.scan().counts().records(),
                "findings", result.scan().counts().findings(),
                "suppressed", result.scan().counts().suppressed(),
                "severities", severities(result),
                "components", result.components().size(),
                "facts", result.facts().size(),
                "kinds", result.scan().kinds().stream().map(kind -> kind.id()).toList(),
                "tool", (result.scan().tool() + " " + result.scan().toolVersion()).strip(),
                "started", String.valueOf(result.scan().started()),
                "tests",
                        result.tests().stream()
                                .map(suite -> "%s %d/%d/%d/%d"
                                        .formatted(
                                                suite.name(),
                                                suite.tests(),
                                                suite.failures(),
                                                suite.errors(),
                                                suite.skipped()))
                                .toList());
    }

    private static Map<String, Integer> severities(ScanResult result) {
        return result.findings().stream()
                .collect(
                        Collectors.toMap(finding -> finding.severity().id(), finding -> 1, Integer::sum, TreeMap::new));
    }

    private static void checkFinding(Finding finding, Object expected) {
        ((Map<?, ?>) expected)
                .forEach((field, value) -> assertThat(ofFinding(finding, field.toString()))
                        .as(field.toString())
                        .isEqualTo(value));
    }

    private static Object ofFinding(Finding finding, String field) {
        return switch (field) {
            case "kind" -> finding.kind().id();
            case "rule" -> finding.rule();
            case "title" -> finding.title();
            case "description" -> finding.description();
            case "severity" -> finding.severity().id();
            case "location" -> finding.location().toString();
            case "endpoint" ->
                finding.endpoint().method() + " " + finding.endpoint().url();
            case "target" -> finding.target();
            case "component" -> finding.component().purl();
            case "package" ->
                finding.component().name() + " " + finding.component().version();
            case "identifiers" -> finding.advisory().identifiers();
            case "cvss" ->
                finding.advisory().cvss().stream()
                        .map(cvss -> cvss.version() + " " + cvss.score() + " " + cvss.source())
                        .toList();
            case "fixed" -> finding.advisory().fixedVersions();
            case "epss" -> finding.advisory().epss();
            case "kev" -> finding.advisory().kev();
            case "flow" -> finding.flow().stream().map(Object::toString).toList();
            case "cwes" -> finding.cwes();
            case "snippet" -> finding.snippet();
            case "remediation" -> finding.remediation();
            case "url" -> finding.url();
            case "suppression" -> finding.suppression().state().name();
            case "reason" -> finding.suppression().reason();
            case "occurrences" -> finding.occurrences();
            default -> throw new IllegalArgumentException("expected.yaml: no such field of a finding: " + field);
        };
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aReportIsRecognisedByItsOwnReaderAlone(Fixture fixture) throws Exception {
        Probe probe = Probe.of(fixture.report());
        List<String> recognisedBy = ReportReaders.all().stream()
                .filter(reader -> reader.recognises(probe))
                .map(ReportReader::format)
                .toList();

        if (probe.isEmptyList()) {
            assertThat(recognisedBy).isEmpty();
            assertThatThrownBy(() -> ReportReaders.detect(fixture.report()))
                    .hasMessageEndingWith(
                            "an empty list, which several formats write when they find nothing; name its format");
        } else {
            assertThat(recognisedBy).containsExactly(fixture.format());
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aReportUnderAWrongNameIsRefusedWithWhatItLooksLike(Fixture fixture) throws Exception {
        Probe probe = Probe.of(fixture.report());
        String looksLike = probe.isEmptyList() ? probe.describe() : fixture.format();
        for (ReportReader reader : readers()) {
            boolean nothingFound = probe.isEmptyList() && reader.rootIsList();
            if (reader.format().equals(fixture.format()) || nothingFound) {
                continue;
            }

            assertThatThrownBy(() -> ReportReaders.checked(reader, "report", probe))
                    .as("as %s", reader.format())
                    .isInstanceOf(ReportException.class)
                    .hasMessage("report: not a " + reader.title() + " report; it looks like " + looksLike);
        }
    }

    @Test
    void theNameThatAUserGivesIsChecked() {
        Fixture fixture = fixtures().get(0);

        assertThatThrownBy(() -> ReportReaders.named("sarif", fixture.report()))
                .isInstanceOf(ReportException.class)
                .hasMessageEndingWith("report; it looks like " + fixture.format());
    }
}
