package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.TestSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JunitReaderTest {
    @TempDir
    Path folder;

    @Test
    void theTotalsAreCountedFromTheTestCases() throws Exception {
        ScanResult result = read("""
                <testsuite name="shop" tests="99" time="1,234.5">
                  <testcase name="a"/>
                  <testcase name="b"><skipped/></testcase>
                  <testcase name="c"><failure message="no"/><error message="never"/></testcase>
                </testsuite>""");

        assertThat(result.tests()).containsExactly(new TestSuite("shop", 3, 0, 1, 1, 1_234_500));
        assertThat(result.findings()).extracting(Finding::title).containsExactly("c: no");
        assertThat(result.findings().get(0).occurrences()).isEqualTo(2);
    }

    @Test
    void aSuiteThatBrokeOutsideItsTestCasesIsAFinding() throws Exception {
        ScanResult result = read("""
                <testsuites><testsuite name="shop"><error message="cannot start"/></testsuite></testsuites>""");

        assertThat(result.findings()).extracting(Finding::title).containsExactly("(suite): cannot start");
        assertThat(result.tests().get(0).errors()).isEqualTo(1);
    }

    @Test
    void failuresThatASuiteCountsButDoesNotListAreAnError() throws Exception {
        ScanResult result = read("""
                <testsuite name="shop" tests="2" failures="1" errors="1"><testcase name="a"><failure/></testcase></testsuite>""");

        assertThat(result.scan().errors())
                .extracting(EntryError::message)
                .containsExactly("the suite 'shop' says that 2 tests failed but lists 1");
    }

    @Test
    void testCasesWithoutASuiteAreCountedAsNodesTestRunnerWritesThem() throws Exception {
        ScanResult result = read("""
                <testsuites><testcase name="a" classname="test"/><testcase name="b" classname="test"/></testsuites>""");

        assertThat(result.tests()).containsExactly(new TestSuite("", 2, 0, 0, 0, -1));
    }

    @Test
    void aReportWithoutAnyTestHasNoSuite() throws Exception {
        assertThat(read("<testsuites/>").tests()).isEmpty();
    }

    private ScanResult read(String text) throws IOException, ReportException {
        Path file = folder.resolve("TEST-shop.xml");
        Files.writeString(file, text);
        return new ReportImport(100).read(Fixture.report(file), "", "scan");
    }
}
