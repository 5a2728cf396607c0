package io.jenkins.plugins.securitygate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.report.ReportReader;
import io.jenkins.plugins.securitygate.report.ReportReaders;
import io.jenkins.plugins.securitygate.scanner.EmbeddedScanner;
import io.jenkins.plugins.securitygate.scanner.Scanners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents name what exists, all of it. */
class DocumentationTest {
    private static final Path DOCS = Path.of("docs");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");
    private static final Pattern TEST_NAME = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>(?!\\s*<version>[^<]*</version>\\s*<type>)");

    @Test
    void everyFormatAndEveryScannerHasARow() throws IOException {
        String formats = Files.readString(DOCS.resolve("formats.md"));

        assertThat(ReportReaders.all())
                .extracting(ReportReader::format)
                .allSatisfy(id -> assertThat(formats).contains("| `" + id + "` |"));
        assertThat(Stream.concat(Scanners.all().stream(), Scanners.ofImages().stream()))
                .extracting(EmbeddedScanner::id)
                .allSatisfy(id -> assertThat(formats).contains("| `" + id + "` |"));
    }

    @Test
    void everyDependencyHasAReason() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String ours = pom.substring(pom.indexOf("</dependencyManagement>"), pom.indexOf("<build>"));
        String architecture = Files.readString(DOCS.resolve("architecture.md"));

        List<String> dependencies = DEPENDENCY
                .matcher(ours)
                .results()
                .map(match -> match.group(1) + ":" + match.group(2).replace("-annotations", ""))
                .toList();

        assertThat(dependencies)
                .hasSizeGreaterThan(10)
                .allSatisfy(dependency -> assertThat(architecture).contains("`" + dependency + "`"));
    }

    @Test
    void everyLinkBetweenDocumentsLeadsSomewhere() throws IOException {
        try (Stream<Path> files =
                Stream.concat(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), Files.walk(DOCS))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".md")).toList()) {
                Matcher links = LINK.matcher(Files.readString(file));
                while (links.find()) {
                    assertThat(file.resolveSibling(links.group(1)))
                            .as("link in " + file)
                            .exists();
                }
            }
        }
    }

    @Test
    void everyAnswerToAnAttackNamesTestsThatExist() throws IOException {
        List<String> rows = Files.readAllLines(DOCS.resolve("bypass.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| attempt") && !line.startsWith("| ---"))
                .toList();

        assertThat(rows).hasSizeGreaterThan(10).allSatisfy(row -> {
            List<MatchResult> tests = TEST_NAME.matcher(row).results().toList();
            assertThat(tests).isNotEmpty();
            for (MatchResult test : tests) {
                assertThat(source(test.group(1))).contains("void " + test.group(2) + "(");
            }
        });
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> files =
                Stream.concat(Files.walk(Path.of("src/test/java")), Files.walk(Path.of("src/test-jenkins/java")))) {
            return Files.readString(files.filter(file -> file.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no " + test)));
        }
    }
}
