package io.jenkins.plugins.securitygate.vex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A document of which a part cannot be understood is refused: the part could take back what the rest says. */
class VexFileTest {
    private static final String OPEN =
            "{\"@context\": \"https://openvex.dev/ns/v0.2.0\", \"author\": \"Ann\", \"statements\": ";

    @TempDir
    Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{"status": "fixed"}]                                           | /statements/0: the statement names no vulnerability
            [{"vulnerability": {"name": "CVE-1"}, "status": "fine"}]          | /statements/0: the status 'fine' is none of OpenVEX
            [{"vulnerability": {"name": "CVE-1"}, "status": "not_affected"}]  | /statements/0: not_affected needs a justification
            [{"vulnerability": {"name": "CVE-1"}, "status": "fixed", "products": [{}]}] | /statements/0/products/0: the product has neither an @id
            [{"vulnerability": {"name": "CVE-1"}, "status": "fixed", "timestamp": "soon"}] | /statements/0/timestamp: not a date
            {}                                                                | /statements: is no list
            """)
    void aStatementThatCannotBeUnderstoodIsNamedWithItsPlace(String statements, String problem) throws IOException {
        Path file = file("bad.json", OPEN + statements + "}");

        assertThatThrownBy(() -> VexFile.read(file))
                .isInstanceOf(VexException.class)
                .hasMessageStartingWith(file + ": " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"@context": "https://openvex.dev/ns", | line 1, column
            {"a": 1, "a": 2}                       | line 1, column
            []                                     | is neither OpenVEX nor CSAF nor CycloneDX
            {"bomFormat": "SPDX"}                  | is neither OpenVEX nor CSAF nor CycloneDX
            {"document": {"csaf_version": "2.0", "tracking": {"status": "draft"}}} | /document/tracking: the document is a draft
            {"bomFormat": "CycloneDX", "vulnerabilities": [{"id": "CVE-1", "analysis": {"state": "ok"}}]} | /vulnerabilities/0/analysis: the state 'ok'
            {"bomFormat": "CycloneDX", "vulnerabilities": [{"id": "CVE-1", "analysis": {}, "affects": [{}]}]} | /vulnerabilities/0/affects/0: the ref names no
            """)
    void aFileThatIsNoVexDocumentIsRefused(String content, String problem) throws IOException {
        Path file = file("bad.json", content);

        assertThatThrownBy(() -> VexFile.read(file))
                .isInstanceOf(VexException.class)
                .hasMessageStartingWith(file + ": " + problem);
    }

    @Test
    void aFolderStandsForItsDocuments() throws Exception {
        file("b.json", OPEN + "[]}");
        file("a.json", OPEN + "[]}");
        file("notes.txt", "no document");

        assertThat(VexFile.readAll(folder)).extracting(VexDocument::name).containsExactly("a.json", "b.json");
    }

    @Test
    void whatIsNotThereIsAnError() {
        assertThatThrownBy(() -> VexFile.readAll(folder.resolve("none.json"))).hasMessageEndingWith("no such file");
        assertThatThrownBy(() -> VexFile.readAll(folder)).hasMessageContaining("holds no VEX document");
    }
}
