package io.jenkins.plugins.securitygate.policy.rego;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.securitygate.policy.rego.RegoProgram.Engine;
import io.jenkins.plugins.securitygate.policy.rego.RegoProgram.Form;
import io.jenkins.plugins.securitygate.policy.rego.RegoProgram.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engines that are slow, lie or are gone: a program of this test stands where OPA should. */
class FaultyEnginesTest {
    private static final RegoLimits LIMITS = new RegoLimits(Duration.ofSeconds(2), 1L << 30, 1000);
    private static final String GOOD = "{\"result\": {\"deny\": []}}";

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() throws Exception {
        answers.addAll(List.of(new Answer(503, ""), new Answer(429, ""), new Answer(200, GOOD)));

        assertThat(askServer("").has("deny")).isTrue();
        assertThat(requests)
                .hasSize(3)
                .allMatch(request -> request.equals(
                        "POST /v1/data/main?strict-builtin-errors=true null {\"input\":{\"facts\":[]}}"));
    }

    @Test
    void theTokenGoesWithEveryRequest() throws Exception {
        answers.add(new Answer(200, GOOD));

        askServer("sesame");

        assertThat(requests.get(0)).contains(" Bearer sesame ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 | <html>login</html>                                     | answers something else than JSON
            200 | {}                                                     | data.main is undefined on the OPA server
            200 | [1]                                                    | data.main is undefined on the OPA server
            200 | {"result":                                             | answers something else than JSON
            302 | moved                                                  | answered with status 302
            500 | {"message": "evaluation", "errors": [{"message": "div"}]} | status 500: evaluation: div
            404 | no such page                                           | answered with status 404
            """)
    void anAnswerThatIsNoneIsAnError(int status, String body, String message) {
        answers.add(new Answer(status, body));

        assertThatThrownBy(() -> askServer(""))
                .isInstanceOf(RegoException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anAnswerThatIsTooLargeIsAnError() {
        answers.add(new Answer(200, "{\"result\": {\"deny\": [\"" + "a".repeat(1000) + "\"]}}"));

        assertThatThrownBy(() -> askServer("")).hasMessageContaining("answers more than 1000 bytes");
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() {
        assertThatThrownBy(() -> askServer("")).hasMessageContaining("did not answer within 2 s");
    }

    @Test
    void aServerThatIsGoneIsAskedFourTimes() throws Exception {
        URI address = start();
        server.stop(0);

        assertThatThrownBy(() -> ask(LIMITS, RegoSettings.IN_PROCESS.withServer(address, ""), Engine.SERVER))
                .hasMessageContaining("is not there")
                .hasMessageContaining("4 times in a row");
    }

    @Test
    void aTokenIsNeverSentInTheClear() {
        RegoSettings settings = RegoSettings.IN_PROCESS.withServer(URI.create("http://192.0.2.1:8181"), "sesame");

        assertThatThrownBy(() -> ask(LIMITS, settings, Engine.SERVER))
                .hasMessage("the token of the OPA server http://192.0.2.1:8181 is only sent over https");
        assertThat(settings.toString()).doesNotContain("sesame");
    }

    @ParameterizedTest
    @DisabledOnOs(OS.WINDOWS)
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            echo hello                              | answers something else than JSON: hello
            echo broken >&2; exit 1                 | broken
            echo '{}'                               | data.main is undefined in policy.rego
            echo '{"result": []}'; exit 3           | ended with exit code 3
            sleep 30                                | did not answer within 2 s
            head -c 2000 /dev/zero                  | answers more than 1000 bytes
            """)
    void anExecutableThatIsNoOpaIsAnError(String script, String message) throws IOException {
        String opa = "#!/bin/sh\nif [ \"$1\" = capabilities ]; then echo '{\"builtins\": []}'; exit; fi\n" + script;

        assertThatThrownBy(() -> askExecutable(opa))
                .isInstanceOf(RegoException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anExecutableThatIsNotThereIsAnError() {
        RegoSettings settings =
                RegoSettings.IN_PROCESS.withExecutable(folder.resolve("opa").toString());

        assertThatThrownBy(() -> ask(LIMITS, settings, Engine.OPA)).hasMessageContaining("could not be run");
    }

    private JsonNode askServer(String token) throws Exception {
        return ask(LIMITS, RegoSettings.IN_PROCESS.withServer(start(), token), Engine.SERVER);
    }

    private void askExecutable(String script) throws Exception {
        Path opa = Files.writeString(folder.resolve("opa"), script);
        Files.setPosixFilePermissions(opa, PosixFilePermissions.fromString("rwx------"));
        // The programs of the script are found although nothing else of the environment is passed on.
        ask(LIMITS, RegoSettings.IN_PROCESS.withExecutable(opa.toString()), Engine.OPA);
    }

    private static JsonNode ask(RegoLimits limits, RegoSettings settings, Engine engine) throws RegoException {
        Source source = engine == Engine.OPA
                ? new Source(Form.MODULE, "policy.rego", "package main".getBytes(StandardCharsets.UTF_8))
                : Source.NONE;
        return RegoEngines.of(settings.withLimits(limits))
                .evaluate(
                        new RegoProgram(engine, List.of("main"), source),
                        out -> out.write("{\"facts\":[]}".getBytes(StandardCharsets.UTF_8)));
    }

    /** Answers each request with the next answer, and not at all when there is none left. */
    private URI start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
            Answer answer = answers.poll();
            if (answer != null) {
                byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            }
        });
        server.start();
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What the server answers. */
    private record Answer(int status, String body) {}
}
