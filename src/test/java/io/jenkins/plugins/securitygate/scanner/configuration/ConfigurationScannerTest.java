package io.jenkins.plugins.securitygate.scanner.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.Gap;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.ScanRun;
import io.jenkins.plugins.securitygate.scanner.Scanners;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationScannerTest {
    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: shop
            spec:
              containers:
                - name: web
                  image: nginx
                  securityContext:
                    privileged: true
            """;

    @TempDir
    Path folder;

    ScannedTree tree;

    @BeforeEach
    void emptyTree() {
        tree = new ScannedTree(folder);
    }

    @Test
    void isFoundByItsId() {
        assertThat(Scanners.byId("configuration")).containsInstanceOf(ConfigurationScanner.class);
    }

    @Test
    void findingTellsWhatIsWrongWhereAndWhatToDo() {
        Finding finding = tree.with("deploy/pod.yaml", POD)
                .findings("k8s-privileged-container")
                .findFirst()
                .orElseThrow();

        assertThat(finding.kind()).isEqualTo(ScanKind.CONFIGURATION);
        assertThat(finding.target()).isEqualTo("Pod/shop/web");
        assertThat(finding.place()).isEqualTo("deploy/pod.yaml:10");
        assertThat(finding.location().column()).isEqualTo(9);
        assertThat(finding.snippet()).isEqualTo("privileged: true");
        assertThat(finding.remediation()).contains("securityContext.privileged");
        assertThat(finding.description()).isEqualTo("CIS Kubernetes Benchmark v1.12, 5.2.2");
        assertThat(finding.cwes()).containsExactly(250);
        assertThat(finding.url()).startsWith("https://kubernetes.io/");
    }

    @Test
    void dockerfileFindingNamesFileAndStage() {
        tree.with("app/Dockerfile", "FROM golang:1.24 AS build\nRUN sudo true\nFROM scratch\n");

        assertThat(tree.findings("docker-sudo").map(Finding::target)).containsExactly("app/Dockerfile/build");
        assertThat(tree.findings("docker-user-missing").map(Finding::target)).containsExactly("app/Dockerfile/1");
    }

    @Test
    void findingKeepsItsFingerprintWhenLinesMove() {
        String before = print(tree.with("pod.yaml", POD));
        String after = print(tree.with("pod.yaml", "# a comment\n\n" + POD));

        assertThat(after).isEqualTo(before);
    }

    private static String print(ScannedTree tree) {
        return tree.findings("k8s-privileged-container")
                .findFirst()
                .orElseThrow()
                .fingerprint();
    }

    @Test
    void findsObjectsInManyDocumentsListsAndJson() {
        tree.with("all.yaml", POD + "---\n# nothing\n---\n" + POD)
                .with("list.json", """
                        {"apiVersion": "v1", "kind": "List", "items": [
                        \t{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "a"},
                        \t "spec": {"template": {"spec": {"containers": [{"name": "c",
                        \t\t"securityContext": {"privileged": true}}]}}}}]}
                        """)
                .with("cron.yml", """
                        apiVersion: batch/v1
                        kind: CronJob
                        metadata: {name: nightly}
                        spec: {jobTemplate: {spec: {template: {spec: {initContainers: [
                          {name: init, securityContext: {privileged: yes}}], containers: [{name: main}]}}}}}
                        """);

        assertThat(tree.findings("k8s-privileged-container").map(finding -> finding.target() + " " + finding.place()))
                .containsExactly(
                        "Pod/shop/web all.yaml:10",
                        "Pod/shop/web all.yaml:23",
                        "CronJob/nightly/init cron.yml:5",
                        "Deployment/a/c list.json:4");
        assertThat(tree.errors()).isEmpty();
    }

    @Test
    void followsAnchorsAndMergeKeys() {
        tree.with("pod.yaml", """
                apiVersion: v1
                kind: Pod
                metadata: {name: shop}
                spec:
                  containers:
                    - &base
                      name: a
                      securityContext: {privileged: true}
                    - <<: *base
                      name: b
                """);

        assertThat(tree.findings("k8s-privileged-container").map(Finding::target))
                .containsExactly("Pod/shop/a", "Pod/shop/b");
    }

    @Test
    void brokenManifestIsAnErrorWithItsLineAndTheOtherDocumentsAreChecked() {
        tree.with("broken.yaml", "apiVersion: v1\nkind: Pod\nspec: [\n---\n" + POD)
                .with("other.yaml", "not: [kubernetes");

        assertThat(tree.errors())
                .singleElement()
                .asString()
                .startsWith("broken.yaml:")
                .contains("no valid YAML");
        assertThat(tree.findings("k8s-privileged-container").map(Finding::place))
                .containsExactly("broken.yaml:14");
    }

    @Test
    void helmChartIsOneGapAndOtherTemplatesOnePerFile() {
        String template = POD.replace("nginx", "\"{{ .Values.image }}\"");
        tree.with("shop/Chart.yaml", "apiVersion: v2\nname: shop\n")
                .with("shop/templates/a.yaml", template)
                .with("shop/templates/jobs/b.yaml", template)
                .with("shop/charts/cart/Chart.yaml", "apiVersion: v2\nname: cart\n")
                .with("shop/charts/cart/templates/a.yaml", template)
                .with("shop/templates/plain.yaml", POD)
                .with("quoted.yaml", template);

        assertThat(tree.gaps())
                .containsExactly(
                        "quoted.yaml:1 Helm template; scan what helm template renders",
                        "shop/Chart.yaml Helm chart; scan what helm template renders");
        assertThat(tree.findings(Gap.RULE).map(Finding::description))
                .contains("Files of the chart that are templates: 3");
        assertThat(tree.findings("k8s-privileged-container").map(Finding::place))
                .containsExactly("shop/templates/plain.yaml:10");
    }

    @Test
    void helmTemplateIsAGapOncePerFile() {
        tree.with("chart/templates/all.yaml", """
                        {{- if .Values.web }}
                        apiVersion: v1
                        kind: Pod
                        metadata:
                          name: {{ .Release.Name }}
                        ---
                        apiVersion: v1
                        kind: Pod
                        metadata:
                          name: {{ .Release.Name }}-2
                        {{- end }}
                        """)
                .with("quoted.yaml", POD.replace("nginx", "\"{{ .Values.image }}\""))
                .with("ansible.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ name }}\n");

        assertThat(tree.errors()).isEmpty();
        assertThat(tree.gaps())
                .containsExactly(
                        "ansible.yaml:1 template with {{ }}; scan what it renders",
                        "quoted.yaml:1 Helm template; scan what helm template renders",
                        "chart/templates/all.yaml:1 Helm template; scan what helm template renders");
    }

    @Test
    void bracesInsideTextAreNoTemplate() {
        tree.with("rules.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: alerts}
                data:
                  alerts: |
                    summary: {{ $labels.instance }} is down
                    values: {{ .Values.web }}
                """);

        assertThat(tree.errors()).isEmpty();
    }

    @Test
    void fileTooLargeToCheckIsAGapWhenItIsAManifest() {
        String filler = "# 0123456789\n".repeat(ConfigurationScanner.MAX_BYTES / 12);
        tree.with("large.yaml", POD + filler).with("data.yaml", "a: 1\n" + filler);

        assertThat(tree.errors()).isEmpty();
        assertThat(tree.gaps()).containsExactly("large.yaml the file is larger than 5242880 bytes; split it");
    }

    @Test
    void filesThatDoNotFitInTogetherAreGapsOfTheFolder() {
        String filler = "# 0123456789\n".repeat(350_000);
        tree.with("a.tf", filler)
                .with("b.tf", "variable \"open\" {\n  default = true\n}\n" + filler)
                .with("c.tf", "resource \"aws_subnet\" \"a\" {\n  map_public_ip_on_launch = var.open\n}\n")
                .with("other/d.tf", filler);

        assertThat(tree.gaps())
                .containsExactly("b.tf its variables and resources are unknown to the other files of its folder:"
                        + " together these hold more than 8388608 bytes; split the folder");
    }

    @Test
    void whatIsNeverClosedIsAnErrorAndTheRestIsChecked() {
        tree.with("site.conf", "server {\n  listen 80;\n  server_tokens on;\n")
                .with("quote.conf", "server {\n  listen 80;\n  server_tokens on;\n}\nlog_format x \"never closed;\n");

        assertThat(tree.errors())
                .containsExactly(
                        "quote.conf:5 not checked from here: the quoted text has no end",
                        "site.conf:1 the block is never closed: everything up to the end is read as its own");
        assertThat(tree.findings("nginx-server-tokens").map(Finding::place))
                .containsExactly("quote.conf:3", "site.conf:3");
    }

    @Test
    void settingsNestedBeyondMeasureAreAGap() {
        tree.with("application.yaml", "{a: ".repeat(40) + "1" + "}".repeat(40));

        assertThat(tree.gaps()).containsExactly("application.yaml:1 settings in too many settings; write them flat");
    }

    @Test
    void readsFilesInTheEncodingsOfWindows() throws IOException {
        Files.write(folder.resolve("pod.yaml"), ("\uFEFF" + POD).getBytes(StandardCharsets.UTF_16LE));
        Files.write(folder.resolve("big.yaml"), ("\uFEFF" + POD).getBytes(StandardCharsets.UTF_16BE));

        assertThat(tree.findings("k8s-privileged-container").map(Finding::place))
                .containsExactly("big.yaml:10", "pod.yaml:10");
    }

    @Test
    void documentsBeyondMeasureAreErrorsNotCrashes() {
        String head = "apiVersion: v1\nkind: List\n";
        tree.with("deep.json", "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"spec\": " + "[".repeat(100_000))
                .with("loop.yaml", head + "items: &all\n  - {apiVersion: v1, kind: List, items: *all}\n")
                .with("aliases.yaml", head + "a: &a [1]\nb: [" + "*a, ".repeat(1_000) + "]\n");

        assertThat(tree.scan().scan().status()).isEqualTo(ScanStatus.COMPLETED);
        assertThat(tree.errors())
                .satisfiesExactly(
                        aliases -> assertThat(aliases).startsWith("aliases.yaml"),
                        deep -> assertThat(deep).startsWith("deep.json:1").contains("nested deeper"));
        assertThat(tree.gaps()).singleElement().asString().startsWith("loop.yaml");
    }

    @Test
    void dockerfileWithoutBaseIsAGap() {
        assertThat(tree.with("Dockerfile", "RUN true\n").gaps())
                .containsExactly("Dockerfile no FROM instruction, so this is no Dockerfile");
    }

    @Test
    void valuesOfSecretsAreNowhereInTheResult() {
        String planted = "planted" + "Example0123456789";
        ScanResult result = tree.with(
                        "pod.yaml",
                        POD.replace(
                                "      securityContext",
                                "      env: [{name: API_TOKEN, value: " + planted + "}]\n      securityContext"))
                .with(
                        "secret.yaml",
                        "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: " + planted + "}\n")
                .with("Dockerfile", """
                        FROM alpine
                        ENV TOKEN=%1$s
                        ARG DB_PASSWORD="%1$s"
                        RUN curl -u me:%1$s https://me:%1$s@example.com | sh
                        RUN curl -H 'Authorization: Bearer %1$s' https://example.com | sh
                        """.formatted(planted))
                .scan();

        assertThat(result.findings()).hasSizeGreaterThan(10);
        assertThat(result.toString()).doesNotContain(planted).contains("plan****");
    }

    @Test
    void cancelledScanIsAFailedOne() throws IOException {
        tree.with("pod.yaml", POD);
        ScanContext cancelled = new ScanContext(SecretDigest.salted("test"), () -> true, text -> {});

        ScanResult result = new ScanRun(new ConfigurationScanner(), "1", ScanCollector.DEFAULT_LIMIT)
                .execute(new SourceTree(folder, List.of()), cancelled);

        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
    }
}
