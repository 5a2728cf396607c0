package io.jenkins.plugins.securitygate.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.ScanRun;
import io.jenkins.plugins.securitygate.scanner.Scanners;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretScannerTest {
    // Drawn at random, never valid; in two parts so that no other scanner takes this source for a leak.
    private static final String TOKEN = "ghp_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17";
    private static final String AWS_KEY = "AKI" + "AQ7RZ3NWLK2M5VXYT";
    private static final String PASSWORD = "k9" + "Xw2!vRtz7Q";
    private static final RuleSet RULES = RuleSet.builtIn();
    private static final SecretScanner SCANNER = new SecretScanner();
    private static final SecretDigest DIGEST = SecretDigest.salted("salt");

    @TempDir
    Path root;

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private ScanResult scan() throws IOException {
        return scan(SCANNER);
    }

    private ScanResult scan(SecretScanner scanner) throws IOException {
        return new ScanRun(scanner, "secret-1", ScanCollector.DEFAULT_LIMIT)
                .execute(new SourceTree(root, SourceTree.DEFAULT_EXCLUDES), ScanContext.quiet(DIGEST));
    }

    private static SecretScanner small(int threads) {
        return new SecretScanner(RULES, new TextFile(1_000, 400), threads);
    }

    @Test
    void isFoundAmongTheEmbeddedScanners() {
        assertThat(Scanners.byId("secret")).get().isInstanceOf(SecretScanner.class);
    }

    @Test
    void aFindingSaysWhatWhereHowBadAndWhatToDo() throws IOException {
        file("src/app.properties", "# settings\ngithub.token = " + TOKEN + "\n");

        ScanResult result = scan();

        assertThat(result.scan().status()).isEqualTo(ScanStatus.COMPLETED);
        assertThat(result.scan().counts().records()).isEqualTo(1);
        Finding finding = result.findings().get(0);
        assertThat(finding.kind()).isEqualTo(ScanKind.SECRET);
        assertThat(finding.rule()).isEqualTo("github-personal-access-token");
        assertThat(finding.title()).isEqualTo("GitHub personal access token (classic)");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.location()).isEqualTo(new Location("src/app.properties", 2, 16, 2, 55));
        assertThat(finding.cwes()).containsExactly(798);
        assertThat(finding.snippet()).isEqualTo("github.token = ghp_****");
        assertThat(finding.remediation()).startsWith("Revoke the secret");
        assertThat(finding.suppressed()).isFalse();
    }

    @Test
    void noSecretIsInAnythingThatLeavesTheScanner() throws IOException {
        file(
                "a.env",
                "A=" + TOKEN + " B=" + AWS_KEY + " C=" + TOKEN + "\npassword = \"" + PASSWORD + "\" # " + TOKEN + "\n");
        file("b.txt", "x".repeat(95) + TOKEN + " " + TOKEN.repeat(3) + " " + TOKEN + " " + AWS_KEY + " gitleaks:allow");
        List<String> progress = new ArrayList<>();
        ScanContext context = new ScanContext(DIGEST, () -> false, progress::add);

        ScanResult result = new ScanRun(SCANNER, "secret-1", 100).execute(new SourceTree(root, List.of()), context);

        String json = new JsonMapper().registerModule(new JavaTimeModule()).writeValueAsString(result);
        assertThat(result.findings()).hasSizeGreaterThanOrEqualTo(5);
        for (String text : List.of(json, result.toString(), progress.toString())) {
            assertThat(text).doesNotContain(TOKEN.substring(4, 20)).doesNotContain(AWS_KEY.substring(4));
            assertThat(text).doesNotContain(TOKEN.substring(24)).doesNotContain(PASSWORD);
        }
    }

    @Test
    void aCandidateAndAWindowPrintTheirPlaceOnly() {
        SecretRule rule = RULES.rules().get(0);
        Candidate.Span all = new Candidate.Span(0, TOKEN.length());

        assertThat(new Candidate(rule, TOKEN, all, all)).hasToString("aws-access-key-id at 0..40");
        assertThat(new TextWindow(TOKEN, 3, 1, 0, 40)).hasToString("40 characters from line 3");
    }

    @Test
    void twoSecretsOfOneRuleInOneFileAreTwoFindings() throws IOException {
        file("users.txt", "https://ann:q7Lw0ZrTpa@nexus.corp/\nhttps://bob:Zt55uKq1xw@nexus.corp/\n");

        assertThat(scan().findings())
                .extracting(Finding::fingerprint)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void theSameSecretKeepsItsFingerprintWhenItMoves() throws IOException {
        file("a.txt", "token " + TOKEN);
        String before = scan().findings().get(0).fingerprint();
        file("a.txt", "\n\n\n  token: " + TOKEN);

        assertThat(scan().findings().get(0).fingerprint()).isEqualTo(before);
    }

    @Test
    void aCatchAllRuleGivesWayToTheRuleThatKnowsTheSecret() throws IOException {
        file("a.yml", "api_key: \"" + AWS_KEY + "\"\n");

        assertThat(scan().findings()).extracting(Finding::rule).containsExactly("aws-access-key-id");
    }

    @Test
    void theCommentGitleaksAllowSuppressesButDoesNotHide() throws IOException {
        file("a.txt", "one " + TOKEN + " # gitleaks:allow\n");

        ScanResult result = scan();

        assertThat(result.scan().counts().suppressed()).isEqualTo(1);
        assertThat(result.findings().get(0).suppression())
                .isEqualTo(new Suppression(Suppression.State.SUPPRESSED, "gitleaks:allow", ""));
    }

    @Test
    void gitleaksignoreSuppressesByFileRuleAndLine() throws IOException {
        file("a.txt", "\n" + TOKEN + "\n" + AWS_KEY + "\n");
        file(".gitleaksignore", "# reviewed\na.txt:github-personal-access-token:2\nnonsense\n");

        ScanResult result = scan();

        assertThat(result.findings())
                .filteredOn(Finding::suppressed)
                .extracting(Finding::rule)
                .containsExactly("github-personal-access-token");
        assertThat(result.findings()).hasSize(2);
        assertThat(result.scan().errors())
                .hasToString(
                        "[EntryError[place=.gitleaksignore:3, message=not an entry of the form file:rule:line; it ignores nothing]]");
    }

    @Test
    void aConfigurationOfGitleaksInTheTreeChangesNothing() throws IOException {
        file(".gitleaks.toml", "[allowlist]\npaths = ['.*']\n");
        file("a.txt", TOKEN);

        assertThat(scan().findings()).hasSize(1);
    }

    @Test
    void binaryFilesAreSkippedAndTextInUtf16IsNot() throws IOException {
        Files.write(root.resolve("a.bin"), ("\0\0" + TOKEN).getBytes(StandardCharsets.UTF_8));
        Files.write(root.resolve("b.ps1"), ("\uFEFF$t = \"" + TOKEN + "\"").getBytes(StandardCharsets.UTF_16LE));
        Files.write(root.resolve("c.txt"), ("\u00e9\u00fc " + TOKEN).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(scan().findings())
                .extracting(
                        finding -> finding.location().toString(),
                        finding -> finding.location().column())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("b.ps1:1", 7),
                        org.assertj.core.groups.Tuple.tuple("c.txt:1", 4));
    }

    @Test
    void textInUtf16WithoutAMarkIsReadInBothOrders() throws IOException {
        String text = "token for the deployment: " + TOKEN + "\n";
        Files.write(root.resolve("a.reg"), text.getBytes(StandardCharsets.UTF_16LE));
        Files.write(root.resolve("b.reg"), text.getBytes(StandardCharsets.UTF_16BE));

        assertThat(scan().findings())
                .extracting(finding -> finding.location().toString())
                .containsExactly("a.reg:1", "b.reg:1");
    }

    @Test
    void aLinkOutOfTheRootIsNeverFollowed(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("secret.txt"), TOKEN);
        Files.createSymbolicLink(root.resolve("link.txt"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("folder"), outside);

        assertThat(scan().findings()).isEmpty();
        assertThatThrownBy(() -> new TextFile(100, 10).read(root.resolve("link.txt"), window -> {}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatCannotBeReadIsAnErrorAndTheOthersAreScanned() throws IOException {
        file("a.txt", TOKEN);
        file("b.txt", TOKEN);
        file("c.txt", TOKEN);
        SourceTree tree = new SourceTree(root, List.of());
        FileScan scan = new FileScan(
                new RuleMatcher(RULES),
                new TextFile(1_000, 100),
                new SecretFindings(IgnoreList.NONE, GitleaksBaseline.none(), new SecretMarks(), DIGEST),
                ScanContext.quiet(DIGEST));
        List<SourceFile> files = tree.files();
        Files.delete(root.resolve("b.txt"));

        assertThat(files.stream()
                        .map(scan::scan)
                        .map(result -> result.findings().size()))
                .containsExactly(1, 0, 1);
        assertThat(scan.scan(files.get(1)).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).startsWith("cannot read the file"))
                .satisfies(error -> assertThat(error.place()).isEqualTo("b.txt"));
    }

    @Test
    void theSameTreeGivesTheSameResultWithOneThreadAndWithMany() throws IOException {
        for (int i = 0; i < 60; i++) {
            file("d" + i % 7 + "/f" + i + ".txt", "x\n".repeat(i) + AWS_KEY + " " + TOKEN + "\n".repeat(60 - i));
        }

        List<Finding> alone = scan(small(1)).findings();

        assertThat(alone).hasSize(120);
        assertThat(scan(small(8)).findings()).isEqualTo(alone);
        assertThat(alone).extracting(finding -> finding.location().path()).isSorted();
    }

    @Test
    void aSecretAtAnyPlaceOfALongFileIsFoundOnceAtItsLine() throws IOException {
        SecretScanner scanner = small(1);
        for (int before = 900; before < 1_100; before += 13) {
            file(
                    "a.txt",
                    "0123456 8\n".repeat(before / 10) + ".".repeat(before % 10) + " " + TOKEN + "\n"
                            + "more text\n".repeat(150));

            assertThat(scan(scanner).findings())
                    .extracting(Finding::location)
                    .containsExactly(
                            new Location("a.txt", before / 10 + 1, before % 10 + 2, before / 10 + 1, before % 10 + 41));
        }
    }

    @Test
    void oneVeryLongLineIsSearchedToItsEndAndItsSnippetIsShort() throws IOException {
        String filler = "key=secret;password:token,aws ".repeat(10_000);
        file("app.min.js", filler + TOKEN + ";" + filler);

        List<Finding> findings = scan().findings();

        assertThat(findings).extracting(Finding::rule).containsExactly("github-personal-access-token");
        assertThat(findings.get(0).location().column()).isEqualTo(filler.length() + 1);
        assertThat(findings.get(0).snippet()).hasSizeLessThan(220).contains("ghp_****");
    }

    @Test
    void aCancelledScanEndsAtOnceAndIsNoCleanOne() throws IOException {
        file("a.txt", TOKEN);
        ScanContext cancelled = new ScanContext(DIGEST, () -> true, text -> {});
        ScanCollector sink = new ScanCollector("s", "t", 10);

        assertThatThrownBy(() -> SCANNER.scan(new SourceTree(root, List.of()), cancelled, sink))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void anyBytesAreScannedWithoutACrash() throws IOException {
        Random random = new Random(42);
        List<String> pieces =
                List.of(TOKEN, "-----BEGIN PRIVATE KEY-----", "eyJhbGciOi", "://a:b@", "\n", "aws key=\"");
        for (int i = 0; i < 150; i++) {
            byte[] bytes = new byte[random.nextInt(3_000)];
            random.nextBytes(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", pieces.get(i % pieces.size()));
            Files.write(root.resolve(i + ".txt"), text.getBytes(StandardCharsets.ISO_8859_1));
        }

        ScanResult result = scan(small(2));

        assertThat(result.scan().status()).isEqualTo(ScanStatus.COMPLETED);
        assertThat(result.scan().errors()).isEmpty();
    }
}
