package io.jenkins.plugins.securitygate.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.ScanRun;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryScanTest {
    // Drawn at random, never valid; in two parts so that no other scanner takes this source for a leak.
    private static final String TOKEN = "ghp_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17";
    private static final String OTHER = "AKI" + "AQ7RZ3NWLK2M5VXYT";
    private static final SecretScanner SCANNER = new SecretScanner();

    @TempDir
    Path root;

    private TestRepository repository;

    @BeforeEach
    void begin() throws Exception {
        repository = TestRepository.in(root);
    }

    @AfterEach
    void end() {
        repository.close();
    }

    private ScanResult scan(String range) throws IOException {
        return scan(SCANNER, range);
    }

    private ScanResult scan(SecretScanner scanner, String range) throws IOException {
        return new ScanRun(scanner.withHistory(HistoryRange.parse(range)), "secret", ScanCollector.DEFAULT_LIMIT)
                .execute(
                        new SourceTree(root, SourceTree.DEFAULT_EXCLUDES),
                        ScanContext.quiet(SecretDigest.salted("salt")));
    }

    private static List<String> places(ScanResult result) {
        assertThat(result.scan().errors()).isEmpty();
        assertThat(result.scan().status()).isEqualTo(ScanStatus.COMPLETED);
        return result.findings().stream()
                .map(finding -> finding.target() + " " + finding.location())
                .toList();
    }

    @Test
    void aSecretThatWasRemovedIsFoundAtTheCommitThatAddedIt() throws Exception {
        repository.file("app.properties", "# settings\n");
        repository.commit("Begin");
        repository.file("app.properties", "# settings\ntoken = " + TOKEN + "\n");
        String added = repository.commit("Add the token");
        repository.file("app.properties", "# settings\ntoken = ${TOKEN}\n");
        repository.commit("Remove the token");

        ScanResult result = scan("all");

        assertThat(places(result)).containsExactly("commit " + added + " app.properties:2");
        Finding finding = result.findings().get(0);
        assertThat(finding.rule()).isEqualTo("github-personal-access-token");
        // The day where the author was, who wrote at half past one in the morning.
        assertThat(finding.description()).isEqualTo("In commit " + added + " of 2026-01-06");
        assertThat(finding.snippet()).isEqualTo("token = ghp_****");
        assertThat(finding.toString()).doesNotContain("author@example.org").doesNotContain("Test Author");
    }

    @Test
    void theHistoryIsSearchedOnlyWhenAsked() throws Exception {
        repository.file("a.txt", TOKEN);
        repository.commit("Add");
        repository.file("a.txt", "");

        assertThat(new ScanRun(SCANNER, "secret", 10)
                        .execute(
                                new SourceTree(root, SourceTree.DEFAULT_EXCLUDES),
                                ScanContext.quiet(SecretDigest.salted("salt")))
                        .findings())
                .isEmpty();
    }

    @Test
    void aSecretThatIsStillThereIsToldOnceAsTheFolderHasIt() throws Exception {
        repository.file("a.txt", TOKEN + "\n");
        repository.commit("Add");
        repository.file("a.txt", "\n\n" + TOKEN + "\n");
        repository.commit("Move");

        assertThat(places(scan("all"))).containsExactly(" a.txt:3");
    }

    @Test
    void aSecretInManyVersionsIsToldOnceAtTheFirst() throws Exception {
        repository.file("a.txt", TOKEN + "\n");
        String first = repository.commit("Add");
        for (int i = 0; i < 5; i++) {
            repository.file("a.txt", "line\n".repeat(i + 1) + TOKEN + "\n");
            repository.commit("Change " + i);
        }
        Files.delete(root.resolve("a.txt"));
        repository.commit("Remove");

        assertThat(places(scan("all"))).containsExactly("commit " + first + " a.txt:1");
    }

    @Test
    void theSameContentInTwoFilesIsTwoFindings() throws Exception {
        repository.file("a.txt", TOKEN);
        String first = repository.commit("Add");
        repository.file("b.txt", TOKEN);
        String second = repository.commit("Copy");
        Files.delete(root.resolve("a.txt"));
        Files.delete(root.resolve("b.txt"));

        assertThat(places(scan("all")))
                .containsExactly("commit " + first + " a.txt:1", "commit " + second + " b.txt:1");
    }

    @Test
    void aContentWithoutASecretInOneFileIsSearchedAgainWhereOtherRulesLookAtIt() throws Exception {
        Path rules = Files.writeString(root.resolveSibling(root.getFileName() + ".toml"), """
                [[rules]]
                id = 'word'
                regex = 'sesame'
                path = '\\.conf$'
                """);
        repository.file("a.txt", "sesame");
        repository.commit("Add");
        repository.file("a.conf", "sesame");
        String second = repository.commit("Copy");
        Files.delete(root.resolve("a.conf"));

        assertThat(places(scan(SecretScanner.withRules(rules), "all")))
                .containsExactly("commit " + second + " a.conf:1");
    }

    @Test
    void everyBranchAndTagIsSearched() throws Exception {
        repository.file("a.txt", "nothing");
        repository.commit("Begin");
        repository.git().checkout().setCreateBranch(true).setName("side").call();
        repository.file("side.txt", TOKEN);
        String side = repository.commit("On a branch");
        repository.file("tagged.txt", OTHER);
        String tagged = repository.commit("Under a tag");
        repository.git().tag().setName("v1").setAnnotated(true).setSigned(false).call();
        repository.git().checkout().setName("main").call();
        repository.git().branchDelete().setBranchNames("side").setForce(true).call();
        repository.git().branchCreate().setName("side").setStartPoint(side).call();

        assertThat(places(scan("all")))
                .containsExactly("commit " + side + " side.txt:1", "commit " + tagged + " tagged.txt:1");
        assertThat(places(scan("side"))).containsExactly("commit " + side + " side.txt:1");
        assertThat(places(scan("main"))).isEmpty();
    }

    @Test
    void aRangeTellsWhatItsCommitsAddedAndNotWhatWasThereBefore() throws Exception {
        repository.file("a.txt", TOKEN + "\n");
        String before = repository.commit("Add a token");
        repository.file("a.txt", "changed\n" + TOKEN + "\n" + OTHER + "\n");
        String within = repository.commit("Add a key");
        Files.delete(root.resolve("a.txt"));
        repository.commit("Remove");

        assertThat(places(scan(before + "..HEAD"))).containsExactly("commit " + within + " a.txt:3");
        assertThat(places(scan("HEAD~1.."))).isEmpty();
        assertThat(places(scan("all"))).hasSize(2);
    }

    @Test
    void whatAMergeBringsInByItselfIsFoundAndWhatItOnlyJoinsIsNot() throws Exception {
        repository.file("a.txt", "begin\n");
        repository.commit("Begin");
        repository.git().checkout().setCreateBranch(true).setName("side").call();
        repository.file("side.txt", TOKEN);
        String side = repository.commit("Side");
        repository.git().checkout().setName("main").call();
        repository.file("main.txt", "main");
        repository.commit("Main");
        repository
                .git()
                .merge()
                .include(repository.git().getRepository().resolve("side"))
                .setCommit(false)
                .setFastForward(MergeCommand.FastForwardMode.NO_FF)
                .call();
        repository.file("merged.txt", OTHER);
        String merge = repository.commit("Merge, and add a key on the way");
        Files.delete(root.resolve("side.txt"));
        Files.delete(root.resolve("merged.txt"));

        assertThat(places(scan("all")))
                .containsExactly("commit " + side + " side.txt:1", "commit " + merge + " merged.txt:1");
    }

    @Test
    void theIgnoreFileNamesFindingsOfCommitsAsGitleaksDoes() throws Exception {
        repository.file("a.txt", "\n" + TOKEN);
        repository.file("b.txt", OTHER);
        String commit = repository.commit("Add");
        Files.delete(root.resolve("a.txt"));
        Files.delete(root.resolve("b.txt"));
        repository.file(".gitleaksignore", commit + ":a.txt:github-personal-access-token:2\n");

        assertThat(scan("all").findings())
                .extracting(finding -> finding.location().path(), Finding::suppressed)
                .containsExactly(tuple("a.txt", true), tuple("b.txt", false));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void anAllowlistMayNameCommits() throws Exception {
        repository.file("a.txt", TOKEN);
        String allowed = repository.commit("Add");
        repository.file("b.txt", TOKEN);
        String other = repository.commit("Copy");
        Files.delete(root.resolve("a.txt"));
        Files.delete(root.resolve("b.txt"));
        Path rules = Files.writeString(
                root.resolveSibling(root.getFileName() + ".toml"),
                "[extend]\nuseDefault = true\n[[allowlists]]\ncommits = ['" + allowed + "']\n");

        assertThat(places(scan(SecretScanner.withRules(rules), "all"))).containsExactly("commit " + other + " b.txt:1");
    }

    @Test
    void archivesOfTheHistoryAreOpened() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("config/app.yml"));
            zip.write(("\n" + TOKEN).getBytes(StandardCharsets.UTF_8));
        }
        Files.write(root.resolve("lib.jar"), bytes.toByteArray());
        String commit = repository.commit("Add");
        Files.delete(root.resolve("lib.jar"));

        assertThat(places(scan("all"))).containsExactly("commit " + commit + " lib.jar!/config/app.yml:2");
    }

    @Test
    void whatTheScanLeavesOutInTheFolderItLeavesOutInTheHistory() throws Exception {
        repository.file("node_modules/a/index.js", TOKEN);
        repository.commit("Add");

        assertThat(places(scan("all"))).isEmpty();
    }

    @Test
    void aShallowCloneIsSaidToBeOne() throws Exception {
        repository.file("a.txt", "old");
        repository.commit("Begin");
        repository.file("a.txt", "new");
        String last = repository.commit("Go on");
        Files.writeString(root.resolve(".git/shallow"), last + "\n");

        assertThat(scan("all").scan().errors()).singleElement().satisfies(error -> {
            assertThat(error.place()).isEqualTo("commit " + last);
            assertThat(error.message()).startsWith("the clone is shallow").endsWith("git fetch --unshallow");
        });
    }

    @Test
    void aMissingContentIsAnErrorAndTheOthersAreSearched() throws Exception {
        repository.file("a.txt", TOKEN);
        repository.file("b.txt", "some content");
        String commit = repository.commit("Add");
        ObjectId lost = repository.git().getRepository().resolve("HEAD:b.txt");
        Files.delete(object(lost));
        Files.delete(root.resolve("a.txt"));

        ScanResult result = scan("all");

        assertThat(result.findings()).hasSize(1);
        assertThat(result.scan().errors()).singleElement().satisfies(error -> {
            assertThat(error.place()).isEqualTo("b.txt in commit " + commit);
            assertThat(error.message()).contains(lost.name());
        });
    }

    @Test
    void aMissingFolderIsAnErrorThatNamesTheCommit() throws Exception {
        repository.file("folder/a.txt", "a");
        String commit = repository.commit("Add");
        Files.delete(object(repository.git().getRepository().resolve("HEAD:folder")));

        assertThat(scan("all").scan().errors())
                .extracting(error -> error.place())
                .containsExactly("commit " + commit);
    }

    @Test
    void aMissingCommitFailsTheScan() throws Exception {
        repository.file("a.txt", "old");
        String first = repository.commit("Begin");
        repository.file("a.txt", "new");
        repository.commit("Go on");
        Files.delete(object(ObjectId.fromString(first)));

        ScanResult result = scan("all");

        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.scan().message())
                .contains("the history cannot be read")
                .contains(first);
    }

    private Path object(ObjectId id) {
        return root.resolve(
                ".git/objects/" + id.name().substring(0, 2) + "/" + id.name().substring(2));
    }

    @Test
    void aRevisionThatDoesNotExistFailsTheScan() throws Exception {
        repository.file("a.txt", "a");
        repository.commit("Begin");

        assertThat(scan("nowhere..HEAD").scan().message()).endsWith("the repository has no commit 'nowhere'");
        assertThat(scan("a^^{b").scan().status()).isEqualTo(ScanStatus.FAILED);
    }

    @Test
    void aFolderWithoutARepositoryFailsTheScan() throws Exception {
        Path folder = Files.createDirectory(root.resolve("folder"));

        ScanResult result = new ScanRun(SCANNER.withHistory(HistoryRange.parse("all")), "secret", 10)
                .execute(new SourceTree(folder, List.of()), ScanContext.quiet(SecretDigest.salted("salt")));

        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.scan().message()).endsWith("the folder is not the root of a git repository");
    }

    @Test
    void nothingOutsideTheFolderIsRead(@TempDir Path elsewhere) throws Exception {
        repository.file("a.txt", "a");
        repository.commit("Begin");
        Path git = root.resolve(".git");

        Path alternates = Files.createDirectories(git.resolve("objects/info")).resolve("alternates");
        Files.writeString(alternates, elsewhere + "/objects\n");
        assertRefused("names another repository whose objects it borrows");
        Files.delete(alternates);

        Files.writeString(git.resolve("commondir"), elsewhere.toString());
        assertRefused(".git/commondir names another repository");
        Files.delete(git.resolve("commondir"));

        String config = Files.readString(git.resolve("config"));
        Files.writeString(git.resolve("config"), config + "[include]\npath = /etc/passwd\n");
        assertRefused(".git/config includes another file");
        Files.writeString(git.resolve("config"), config);

        Files.move(git.resolve("objects"), elsewhere.resolve("objects"));
        Files.createSymbolicLink(git.resolve("objects"), elsewhere.resolve("objects"));
        assertRefused(".git/objects is a symbolic link");

        Files.move(git, elsewhere.resolve("repository"));
        Files.writeString(git, "gitdir: " + elsewhere.resolve("repository") + "\n");
        assertRefused(".git is a file that names another place");
        Files.delete(git);
        Files.createSymbolicLink(git, elsewhere.resolve("repository"));
        assertRefused("is a symbolic link");
    }

    private void assertRefused(String why) throws IOException {
        ScanResult result = scan("all");

        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.scan().message())
                .contains("the history cannot be searched")
                .contains(why);
    }

    @Test
    void nothingIsWrittenAndNoProgramOfTheRepositoryRuns(@TempDir Path outside) throws Exception {
        repository.file("a.txt", TOKEN);
        repository.file(".gitattributes", "* filter=evil diff=evil\n");
        repository.commit("Begin");
        String touch = "touch " + outside.resolve("ran");
        Files.writeString(
                root.resolve(".git/config"),
                "[filter \"evil\"]\nsmudge = " + touch + "\nclean = " + touch + "\n[diff \"evil\"]\ntextconv = " + touch
                        + "\n[core]\nfsmonitor = " + touch + "\nhooksPath = " + outside + "\n",
                java.nio.file.StandardOpenOption.APPEND);
        List<String> before = files();

        assertThat(scan("all").scan().status()).isEqualTo(ScanStatus.COMPLETED);

        assertThat(files()).isEqualTo(before);
        assertThat(outside).isEmptyDirectory();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> {
                        try {
                            return root.relativize(file) + " " + Files.getLastModifiedTime(file);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .sorted()
                    .toList();
        }
    }

    @Test
    void packedAndLooseObjectsAreRead() throws Exception {
        repository.file("a.txt", TOKEN);
        repository.commit("Begin");
        repository.git().gc().call();
        repository.file("b.txt", OTHER);
        repository.commit("Go on");
        Files.delete(root.resolve("a.txt"));
        Files.delete(root.resolve("b.txt"));

        assertThat(scan("all").findings()).hasSize(2);
    }

    @Test
    void aTagOfAFileIsPassedOver() throws Exception {
        repository.file("a.txt", TOKEN);
        repository.commit("Begin");
        Ref tag = repository
                .git()
                .tag()
                .setName("file")
                .setAnnotated(false)
                .setObjectId(
                        new org.eclipse.jgit.revwalk.RevWalk(repository.git().getRepository())
                                .parseAny(repository.git().getRepository().resolve("HEAD:a.txt")))
                .call();

        assertThat(tag.getObjectId()).isNotNull();
        assertThat(places(scan("all"))).hasSize(1);
    }

    @Test
    void aCancelledScanEnds() throws Exception {
        repository.file("a.txt", "a");
        repository.commit("Begin");
        Files.delete(root.resolve("a.txt"));
        ScanContext cancelled = new ScanContext(SecretDigest.salted("salt"), () -> true, text -> {});

        assertThatThrownBy(() -> SCANNER.withHistory(HistoryRange.parse("all"))
                        .scan(new SourceTree(root, List.of()), cancelled, new ScanCollector("s", "t", 10)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aRangeIsAllARevisionOrTwo() {
        assertThat(HistoryRange.parse("all")).isEqualTo(new HistoryRange("", ""));
        assertThat(HistoryRange.parse("main")).isEqualTo(new HistoryRange("", "main"));
        assertThat(HistoryRange.parse("v1..main")).isEqualTo(new HistoryRange("v1", "main"));
        assertThat(HistoryRange.parse("v1..")).isEqualTo(new HistoryRange("v1", "HEAD"));
        for (String wrong : List.of("", "..main", "a...b", "a..b..c")) {
            assertThatThrownBy(() -> HistoryRange.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("write 'all'");
        }
    }
}
