package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.ScanResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coverage reports give facts that a policy can compare with a limit. */
class CoverageTest {
    @TempDir
    Path folder;

    @Test
    void theTotalsOfJacocoAreCountedAndThoseOfItsPackagesAreNot() throws Exception {
        ScanResult result = read("""
                <report name="shop">
                  <package name="shop"><counter type="LINE" missed="90" covered="1"/></package>
                  <counter type="LINE" missed="1" covered="2"/>
                  <counter type="BRANCH" missed="0" covered="4"/>
                </report>
                """);

        assertThat(result.facts())
                .extracting(Fact::type, Fact::value, Fact::number, Fact::resource)
                .containsExactly(
                        tuple(Fact.Type.COVERAGE, "line", 66, "shop"),
                        tuple(Fact.Type.COVERAGE, "branch", 100, "shop"));
        assertThat(result.facts().get(0).attributes())
                .containsEntry("percent", "66.67")
                .containsEntry("covered", "2")
                .containsEntry("total", "3");
    }

    @Test
    void theRatesOfCoberturaAreRoundedDownSoThatALimitIsNotMetByRounding() throws Exception {
        ScanResult result = read("""
                <coverage line-rate="0.7999" branch-rate="1.0"/>
                """);

        assertThat(result.facts())
                .extracting(Fact::value, Fact::number)
                .containsExactly(tuple("line", 79), tuple("branch", 100));
    }

    private ScanResult read(String xml) throws Exception {
        Path file = Files.writeString(folder.resolve("coverage.xml"), xml);
        return new ReportImport(100).read(Fixture.report(file), "", "scan");
    }
}
