package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvCursorTest {
    @TempDir
    Path folder;

    private final ScanCollector sink = new ScanCollector("scan", "tool", 100);
    private final List<String> rows = new ArrayList<>();

    @Test
    void fieldsAreReadByTheNamesOfTheirColumns() throws Exception {
        Scan scan = read("""
                Id,"Long, quoted name",Text
                1,"a ""quoted"" word","two
                lines"

                2,plain,\s
                """, csv -> csv.required("ID") + "|" + csv.text("long, QUOTED name") + "|" + csv.text("text"));

        assertThat(rows).containsExactly("1|a \"quoted\" word|two\nlines", "2|plain|");
        assertThat(scan.counts().records()).isEqualTo(2);
    }

    @Test
    void aRowThatIsNotAsItShouldBeIsAnErrorAndTheNextOneIsRead() throws Exception {
        Scan scan = read("""
                id,name
                1,one,too many
                2
                ,nameless
                4,four
                """, csv -> csv.required("id"));

        assertThat(rows).containsExactly("4");
        assertThat(scan.errors())
                .containsExactly(
                        new EntryError("line 2", "expected 2 fields but found 3"),
                        new EntryError("line 3", "expected 2 fields but found 1"),
                        new EntryError("line 4", "the row has no id"));
    }

    @Test
    void aQuoteThatNeverEndsIsAnErrorOfTheReport() {
        assertThatThrownBy(() -> read("id,name\n1,one\n2,\"cut", csv -> csv.text("id")))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith("report.csv: after line 2: not valid CSV: ");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> read("", csv -> "")).hasMessage("report.csv: the file is empty");
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> read("id\n\u00ff", StandardCharsets.ISO_8859_1, csv -> csv.text("id")))
                .isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void aByteOrderMarkTellsTheEncoding() throws Exception {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            read("\uFEFFid,name\n1,ünë\n", charset, csv -> csv.text("id") + csv.text("name"));
        }

        assertThat(rows).containsExactly("1ünë", "1ünë", "1ünë");
    }

    @Test
    void theFirstLineShowsWhatTheReportIs() throws Exception {
        Probe probe = Probe.of(report("Id,\"Package Name\", Version\n", StandardCharsets.UTF_8));

        assertThat(probe.hasColumns("version", "id", "Package name")).isTrue();
        assertThat(probe.hasColumns("id", "severity")).isFalse();
        assertThat(probe.describe()).isEqualTo("CSV with the columns id, package name, version");
    }

    private interface Text {
        String of(CsvCursor csv);
    }

    private Scan read(String content, Text text) throws Exception {
        return read(content, StandardCharsets.UTF_8, text);
    }

    private Scan read(String content, Charset charset, Text text) throws Exception {
        try (CsvCursor csv = CsvCursor.open(report(content, charset))) {
            csv.records(sink, () -> {
                rows.add(text.of(csv));
                sink.finding(Finding.of(ScanKind.DEPENDENCY, text.of(csv)));
            });
        }
        return sink.result(new ScanCollector.Run(
                        Set.of(ScanKind.DEPENDENCY), Provenance.IMPORTED, "csv", "report.csv", "", null, -1))
                .scan();
    }

    private Report report(String content, Charset charset) throws Exception {
        return Fixture.report(Files.write(folder.resolve("report.csv"), content.getBytes(charset)));
    }
}
