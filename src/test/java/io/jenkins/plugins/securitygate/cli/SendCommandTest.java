package io.jenkins.plugins.securitygate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.upload.RecordingServer;
import io.jenkins.plugins.securitygate.upload.RecordingServer.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendCommandTest {
    /** A variable that every environment has stands for the one with the token. */
    private static final String VARIABLE = "PATH";

    private static final String TOKEN = System.getenv(VARIABLE);
    private static final Pattern PART = Pattern.compile(
            "form-data; name=\"([^\"]+)\"(; filename=\"[^\"]+\"\r\nContent-Type: application/json)?\r\n\r\n(.*?)\r\n--",
            Pattern.DOTALL);

    @TempDir
    private Path folder;

    private RecordingServer server;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        server = new RecordingServer();
        file = Files.writeString(folder.resolve("result.json"), "{\"what\": \"a résumé\"}\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CommandRun send(String kind, Object... more) {
        return CommandRun.of(Stream.concat(Stream.of("send", kind, file, "--url", server.url()), Stream.of(more))
                .toArray());
    }

    private Request only() {
        assertThat(server.requests()).hasSize(1);
        return server.requests().get(0);
    }

    @Test
    void defectDojoGetsAReimportOfTheFindings() throws Exception {
        server.then(201, "{\"test_id\": 7, \"scan_type\": \"SARIF\"}");

        CommandRun run = send(
                "defectdojo",
                "--token-env",
                VARIABLE,
                "--product",
                "payments",
                "--product-type",
                "Web",
                "--engagement",
                "main");

        assertThat(run).isEqualTo(new CommandRun(ExitCode.OK, file + ": sent, status 201\n", ""));
        assertThat(only().method() + " " + only().path()).isEqualTo("POST /api/v2/reimport-scan/");
        assertThat(only().header("Authorization")).isEqualTo("Token " + TOKEN);
        assertThat(only().header("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(parts(only()))
                .containsExactly(
                        Map.entry("scan_type", "SARIF"),
                        Map.entry("auto_create_context", "true"),
                        Map.entry("close_old_findings", "true"),
                        Map.entry("product_type_name", "Web"),
                        Map.entry("product_name", "payments"),
                        Map.entry("engagement_name", "main"),
                        Map.entry("test_title", "Security gate"),
                        Map.entry("file", Files.readString(file)));
    }

    @Test
    void defectDojoGetsANewTestWhenItIsAskedFor() {
        server.then(201, "{}");

        send("defectdojo", "--token-env", VARIABLE, "--product", "payments", "--new-test");

        assertThat(only().path()).isEqualTo("/api/v2/import-scan/");
        assertThat(parts(only())).doesNotContainKey("product_type_name");
    }

    private static Map<String, String> parts(Request request) {
        String boundary = request.header("Content-Type").replaceFirst(".*boundary=", "");
        assertThat(request.text()).startsWith("--" + boundary + "\r\n").endsWith("\r\n--" + boundary + "--\r\n");
        Map<String, String> parts = new LinkedHashMap<>();
        Matcher part = PART.matcher(request.text());
        while (part.find()) {
            parts.put(part.group(1), part.group(3));
        }
        return parts;
    }

    @Test
    void dependencyTrackGetsTheBillOfMaterialsInBase64() throws Exception {
        server.then(200, "{\"token\": \"00000000-0000-0000-0000-000000000000\"}");

        CommandRun run =
                send("dependency-track", "--token-env", VARIABLE, "--project", "payments", "--project-version", "1.42");

        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(only().method() + " " + only().path()).isEqualTo("PUT /api/v1/bom");
        assertThat(only().header("X-Api-Key")).isEqualTo(TOKEN);
        assertThat(only().header("Content-Type")).isEqualTo("application/json");
        assertThat(new JsonMapper().readTree(only().body())).isEqualTo(new JsonMapper().readTree("""
                        {"projectName": "payments", "projectVersion": "1.42", "autoCreate": true, "bom": "%s"}
                        """.formatted(
                                Base64.getEncoder().encodeToString(Files.readAllBytes(file)))));
    }

    @Test
    void aWebhookGetsTheFileAsItIs() throws Exception {
        server.then(503, "").then(200, "");

        CommandRun run = send("webhook", "--secret-env", VARIABLE, "--first-pause", "1");

        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).body()).isEqualTo(Files.readAllBytes(file));
        assertThat(server.requests().get(1).header("X-Security-Gate-Signature-256"))
                .matches("sha256=[0-9a-f]{64}");
    }

    @Test
    void aRefusalIsToldWithoutTheToken() {
        server.then(403, "{\"detail\": \"You do not have permission to perform this action.\"}");

        CommandRun run = send("defectdojo", "--token-env", VARIABLE, "--product", "payments");

        assertThat(run.exit()).isEqualTo(ExitCode.NO_DECISION);
        assertThat(run.err())
                .startsWith("security-gate: DefectDojo did not take it: it answered with status 403")
                .contains("You do not have permission", "check the token")
                .doesNotContain(TOKEN);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(send("webhook", "--secret-env", "SECURITY_GATE_NOT_SET").err())
                .contains("the environment variable SECURITY_GATE_NOT_SET is not set");
        file = folder.resolve("missing.json");
        assertThat(send("webhook", "--secret-env", VARIABLE).err()).contains("cannot read " + file);
        assertThat(server.requests()).isEmpty();
    }
}
