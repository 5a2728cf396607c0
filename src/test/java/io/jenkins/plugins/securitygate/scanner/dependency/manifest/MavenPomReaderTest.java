package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenPomReaderTest {
    private static final String ASKS_FOR_A_AND_B = """
        <dependencies>
          <dependency><groupId>org.example</groupId><artifactId>a</artifactId></dependency>
          <dependency><groupId>org.example</groupId><artifactId>b</artifactId></dependency>
        </dependencies>
        """;

    @TempDir
    private Path project;

    @TempDir
    private Path repository;

    @Test
    void takesVersionsFromAnImportedBomOfTheTree() throws IOException {
        write("pom.xml", "shop", "1", managed(imported("bom", "1")) + ASKS_FOR_A_AND_B);
        write(
                "bom/pom.xml",
                "bom",
                "1",
                "<properties><b.version>2.5</b.version></properties>"
                        + managed(entry("a", "2.0"), entry("b", "${b.version}")));

        assertThat(read().purls()).containsExactly("pkg:maven/org.example/a@2.0", "pkg:maven/org.example/b@2.5");
        assertThat(read().notes()).isEmpty();
    }

    @Test
    void ownManagedVersionsWinOverImportedOnesAndEarlierImportsOverLaterOnes() throws IOException {
        write(
                "pom.xml",
                "shop",
                "1",
                managed(imported("first", "1"), imported("second", "1"), entry("a", "own")) + ASKS_FOR_A_AND_B);
        write("first/pom.xml", "first", "1", managed(entry("a", "first"), entry("b", "first")));
        write("second/pom.xml", "second", "1", managed(entry("a", "second"), entry("b", "second")));

        assertThat(read().purls()).containsExactly("pkg:maven/org.example/a@own", "pkg:maven/org.example/b@first");
    }

    @Test
    void takesParentsAndTheirImportsFromALocalRepository() throws IOException {
        write("pom.xml", "shop", "1", parent("platform", "3") + ASKS_FOR_A_AND_B);
        install("platform", "3", parent("grandparent", "4") + managed(imported("bom", "${bom.version}")));
        install("grandparent", "4", "<properties><bom.version>7</bom.version></properties>");
        install("bom", "7", managed(entry("a", "7.1"), entry("b", "7.2")));

        assertThat(Collected.from(project, "pom.xml", repository).purls())
                .containsExactly("pkg:maven/org.example/a@7.1", "pkg:maven/org.example/b@7.2");
        assertThat(read().purls()).containsExactly("pkg:maven/org.example/a", "pkg:maven/org.example/b");
    }

    @Test
    void namesTheBomThatIsNotThere() throws IOException {
        write("pom.xml", "shop", "1", managed(imported("bom", "1")) + ASKS_FOR_A_AND_B);

        assertThat(read().purls()).containsExactly("pkg:maven/org.example/a", "pkg:maven/org.example/b");
        assertThat(read().notes())
                .singleElement()
                .asString()
                .startsWith("the versions of 2 dependencies are not decided by files of the project"
                        + " (org.example:a, org.example:b), as these parents or imported BOMs are not there:"
                        + " org.example:bom:1; write them to a file");
    }

    @Test
    void aVersionCannotLeadOutOfTheRepository() throws IOException {
        Path outside = repository.resolve("../outside-" + repository.getFileName());
        Files.createDirectories(outside);
        String version = "../../../../" + outside.getFileName();
        Files.writeString(outside.resolve("bom-x.pom"), pom("bom", "x", managed(entry("a", "9"))));
        write("pom.xml", "shop", "1", managed(imported("bom", version)) + ASKS_FOR_A_AND_B);

        assertThat(Collected.from(project, "pom.xml", repository).purls())
                .containsExactly("pkg:maven/org.example/a", "pkg:maven/org.example/b");
    }

    @Test
    void bomsThatImportEachOtherEnd() throws IOException {
        write("pom.xml", "shop", "1", managed(imported("one", "1")) + ASKS_FOR_A_AND_B);
        write("one/pom.xml", "one", "1", managed(imported("two", "1"), entry("a", "1")));
        write("two/pom.xml", "two", "1", managed(imported("one", "1"), entry("b", "2")));

        assertThat(read().purls()).containsExactly("pkg:maven/org.example/a@1", "pkg:maven/org.example/b@2");
    }

    @Test
    void profilesThatAreActiveByDefaultWinAndOthersAddWhatMayBeUsed() throws IOException {
        write("pom.xml", "shop", "1", """
            <properties><a.version>1</a.version></properties>
            <dependencies><dependency><groupId>org.example</groupId><artifactId>a</artifactId><version>${a.version}</version></dependency></dependencies>
            <profiles>
              <profile><id>usual</id><activation><activeByDefault>true</activeByDefault></activation>
                <properties><a.version>2</a.version></properties>
                <dependencies><dependency><groupId>org.example</groupId><artifactId>b</artifactId><version>3</version></dependency></dependencies>
              </profile>
              <profile><id>rare</id>
                <properties><a.version>9</a.version></properties>
                <dependencies><dependency><groupId>org.example</groupId><artifactId>c</artifactId><version>4</version></dependency></dependencies>
              </profile>
            </profiles>
            """);

        assertThat(read().components())
                .extracting(component -> component.scope() + " " + component.purl())
                .containsExactly(
                        "DIRECT pkg:maven/org.example/b@3",
                        "DIRECT pkg:maven/org.example/a@2",
                        "UNKNOWN pkg:maven/org.example/c@4");
    }

    @Test
    void leavesWhatIsUndecidedToTheListThatMavenWroteBesideIt() throws IOException {
        write("pom.xml", "shop", "1", ASKS_FOR_A_AND_B);
        Files.writeString(project.resolve("dependency-list.txt"), "   org.example:a:jar:5:compile\n");

        assertThat(read().purls()).isEmpty();
        assertThat(read().notes()).isEmpty();
    }

    private Collected read() throws IOException {
        return Collected.from(project, "pom.xml");
    }

    private void write(String path, String artifact, String version, String content) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, pom(artifact, version, content));
    }

    private void install(String artifact, String version, String content) throws IOException {
        Path folder = Files.createDirectories(repository.resolve("org/example/" + artifact + "/" + version));
        Files.writeString(folder.resolve(artifact + "-" + version + ".pom"), pom(artifact, version, content));
    }

    private static String pom(String artifact, String version, String content) {
        return "<project><groupId>org.example</groupId><artifactId>" + artifact + "</artifactId><version>" + version
                + "</version>" + content + "</project>";
    }

    private static String parent(String artifact, String version) {
        return "<parent><groupId>org.example</groupId><artifactId>" + artifact + "</artifactId><version>" + version
                + "</version><relativePath/></parent>";
    }

    private static String managed(String... entries) {
        return "<dependencyManagement><dependencies>" + String.join("", entries)
                + "</dependencies></dependencyManagement>";
    }

    private static String entry(String artifact, String version) {
        return "<dependency><groupId>org.example</groupId><artifactId>" + artifact + "</artifactId><version>" + version
                + "</version></dependency>";
    }

    private static String imported(String artifact, String version) {
        return entry(artifact, version).replace("</dependency>", "<type>pom</type><scope>import</scope></dependency>");
    }
}
