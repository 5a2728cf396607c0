package io.jenkins.plugins.securitygate.scanner.dependency.osv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffectedRangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "npm   | introduced 0, fixed 1.2.0 | 0.0.1 1.1.9 1.2.0-rc.1 | 1.2.0 2.0.0",
                "npm   | introduced 1.0.0, last_affected 1.2.0 | 1.0.0 1.2.0 | 0.9.0 1.2.1",
                "npm   | fixed 2.0.1, introduced 2.0.0, fixed 1.0.1, introduced 1.0.0 | 1.0.0 2.0.0 | 0.9.0 1.0.1 1.9.0 2.0.1",
                "npm   | introduced 1.0.0 | 1.0.0 99.0.0 | 0.9.9 1.0.0-rc.1",
                "npm   | fixed 1.0.0 | | 0.9.0 1.0.0",
                "Maven | introduced 2.0, fixed 2.15.0 | 2.0 2.14.1 2.15.0-rc1 | 1.9 2.15.0 2.15",
                "PyPI  | introduced 3.2a1, fixed 3.2.4 | 3.2a1 3.2 3.2.3 | 3.1.9 3.2.4 3.2.4.post1",
                "Debian:12 | introduced 0, fixed 1.1.1n-0+deb11u4 | 1.1.1n-0+deb11u3 1.1.1n-0~x | 1.1.1n-0+deb11u4 1:0.1",
            })
    void holdsTheVersionsBetweenItsEvents(String ecosystem, String events, String affected, String others) {
        AffectedRange range = range(ecosystem, events);

        assertThat(words(affected))
                .allSatisfy(version ->
                        assertThat(range.contains(version)).as(version).isTrue());
        assertThat(words(others))
                .allSatisfy(version ->
                        assertThat(range.contains(version)).as(version).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"1.0.0, 1.0.1", "1.5.0, 2.0.1", "2.0.0, 2.0.1"})
    void namesTheSmallestFixAboveAVersion(String version, String fix) {
        AffectedRange range = range("npm", "introduced 2.0.0, fixed 2.0.1, introduced 1.0.0, fixed 1.0.1");

        assertThat(range.fixAbove(version)).contains(fix);
        assertThat(range.fixAbove("3.0.0")).isEmpty();
    }

    private static AffectedRange range(String ecosystem, String events) {
        return new AffectedRange(
                ecosystem,
                Stream.of(events.split(", "))
                        .map(event -> event.split(" "))
                        .map(event -> new AffectedRange.Event(
                                AffectedRange.Kind.valueOf(event[0].toUpperCase(Locale.ROOT)), event[1]))
                        .toList());
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }
}
