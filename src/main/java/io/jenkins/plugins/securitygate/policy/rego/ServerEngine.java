package io.jenkins.plugins.securitygate.policy.rego;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * Asks an OPA server by its data API. Certificates are trusted as this Java trusts them. What may pass by itself is tried
 * again, each time after twice the pause.
 *
 * @see <a href="https://www.openpolicyagent.org/docs/rest-api#data-api">OPA's data API</a>
 */
final class ServerEngine implements RegoEngine {
    private static final int ATTEMPTS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration CONNECT_TIME = Duration.ofSeconds(10);
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final URI server;
    private final String token;
    private final RegoLimits limits;
    private final HttpClient client;

    ServerEngine(URI server, String token, RegoLimits limits) {
        this.server = server;
        this.token = token;
        this.limits = limits;
        client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIME)
                // A redirect would carry the evidence, and the token, to somebody else.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public JsonNode evaluate(RegoProgram program, RegoInput input) throws RegoException {
        return TimedCall.call("the OPA server " + server, limits.time(), () -> run(program, input));
    }

    private JsonNode run(RegoProgram program, RegoInput input) throws RegoException, IOException, InterruptedException {
        if (!token.isEmpty() && !isPrivate()) {
            throw new RegoException("the token of the OPA server " + server + " is only sent over https");
        }
        Path body = Files.createTempFile("rego-input", ".json");
        try {
            try (OutputStream out = Files.newOutputStream(body)) {
                out.write("{\"input\":".getBytes(StandardCharsets.UTF_8));
                input.write(out);
                out.write('}');
            }
            return result(program, send(request(program, body)));
        } finally {
            Files.delete(body);
        }
    }

    private boolean isPrivate() throws IOException {
        return server.getScheme().equals("https")
                || InetAddress.getByName(server.getHost()).isLoopbackAddress();
    }

    private HttpRequest request(RegoProgram program, Path body) throws IOException {
        String base = server.toString().replaceAll("/+$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        base + "/v1/data/" + String.join("/", program.path()) + "?strict-builtin-errors=true"))
                .timeout(limits.time())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofFile(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private Answer send(HttpRequest request) throws RegoException, InterruptedException {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            String why;
            try {
                Answer answer = sendOnce(request);
                if (!PASSING.contains(answer.status())) {
                    return answer;
                }
                why = "it answered with status " + answer.status();
            } catch (IOException e) {
                why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            }
            if (attempt == ATTEMPTS) {
                throw new RegoException(
                        "the OPA server " + server + " is not there: " + why + ", " + ATTEMPTS + " times in a row");
            }
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2);
        }
    }

    private Answer sendOnce(HttpRequest request) throws IOException, InterruptedException, RegoException {
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            byte[] body = in.readNBytes(limits.answerBytes() + 1);
            if (body.length > limits.answerBytes()) {
                throw new RegoException(
                        "the OPA server " + server + " answers more than " + limits.answerBytes() + " bytes");
            }
            return new Answer(response.statusCode(), body);
        }
    }

    private JsonNode result(RegoProgram program, Answer answer) throws RegoException {
        if (answer.status() != 200) {
            throw new RegoException(
                    "the OPA server " + server + " answered with status " + answer.status() + message(answer.body()));
        }
        JsonNode json;
        try {
            json = MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new RegoException(
                    "the OPA server " + server + " answers something else than JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new RegoException("the OPA server " + server + " answers something unreadable: " + e, e);
        }
        if (!json.has("result")) {
            throw new RegoException(
                    program.query() + " is undefined on the OPA server " + server + "; it has no such package");
        }
        return json.get("result");
    }

    /** What the server says of an error, as far as it says it in the way of OPA. */
    private static String message(byte[] body) {
        try {
            JsonNode json = MAPPER.readTree(body);
            String message = json.path("message").asText();
            String detail = json.at("/errors/0/message").asText();
            return message.isEmpty() ? "" : ": " + message + (detail.isEmpty() ? "" : ": " + detail);
        } catch (IOException e) {
            return "";
        }
    }

    /** Status and body of a response. */
    private record Answer(int status, byte[] body) {}
}
