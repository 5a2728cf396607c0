package io.jenkins.plugins.securitygate.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.upload.RecordingServer.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending to a webhook, as an example of all services. */
class ServiceTest {
    private static final byte[] BODY = "{\"decision\":\"pass\"}".getBytes(StandardCharsets.UTF_8);
    private static final RetryPolicy SOON = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(5));
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

    private RecordingServer server;

    @BeforeEach
    void start() throws Exception {
        server = new RecordingServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer send() throws Exception {
        return new Webhook(Service.at("the webhook", server.url() + "/hook", SOON), "obviously-fake", CLOCK).send(BODY);
    }

    @Test
    void aWebhookIsSignedWithItsTime() throws Exception {
        server.then(204, "");

        assertThat(send().status()).isEqualTo(204);

        Request request = server.requests().get(0);
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /hook");
        assertThat(request.body()).isEqualTo(BODY);
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("X-Security-Gate-Timestamp")).isEqualTo("1700000000");
        // printf '1700000000.{"decision":"pass"}' | openssl dgst -sha256 -hmac obviously-fake
        assertThat(request.header("X-Security-Gate-Signature-256"))
                .isEqualTo("sha256=47ebb7c63a4abfd97543ece39c339fa6e5536d361ce84abeb378fff44a706e32");
    }

    @Test
    void whatMayPassIsTriedAgainAsTheSameDelivery() throws Exception {
        server.then(503, "").then(429, "Retry-After", "3600", "").then(200, "");

        assertThat(send().status()).isEqualTo(200);

        assertThat(server.requests())
                .hasSize(3)
                .extracting(request -> request.header("X-Security-Gate-Delivery"))
                .containsOnly(server.requests().get(0).header("X-Security-Gate-Delivery"));
    }

    @Test
    void whatDoesNotPassEndsAfterTheLastAttempt() {
        server.then(502, "<html>bad gateway</html>");

        assertThatThrownBy(this::send)
                .isInstanceOf(UploadException.class)
                .hasMessage("the webhook could not be reached, 3 times in a row: it answered with status 502");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aRefusalIsNotTriedAgainAndSaysWhatToDo() {
        server.then(401, "{\"detail\":\n\"Invalid token.\"}");

        assertThatThrownBy(this::send)
                .hasMessage(
                        "the webhook did not take it: it answered with status 401: {\"detail\": \"Invalid token.\"};"
                                + " check the token and its permissions");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (RecordingServer other = new RecordingServer()) {
            other.then(200, "");
            server.then(307, "Location", other.url() + "/", "");

            assertThatThrownBy(this::send).hasMessageContaining("status 307; redirects are not followed");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void anAnswerThatRepeatsTheTokenIsToldWithoutIt() {
        server.then(401, "unknown token obviously-fake, obviously-fake is not known");

        assertThatThrownBy(this::send)
                .hasMessageContaining("status 401: unknown token ***, *** is not known")
                .hasMessageNotContaining("obviously-fake");
    }

    @Test
    void aTokenThatNoHeaderCanHoldIsNotRepeatedEither() {
        server.then(200, "");

        assertThatThrownBy(() -> new DependencyTrack(Service.at("Dependency-Track", server.url(), SOON), "fake\nkey")
                        .send("shop", "1", BODY))
                .isInstanceOf(UploadException.class)
                .hasMessageStartingWith("the token of Dependency-Track cannot be sent: it has a line break")
                .hasMessageNotContaining("fake")
                .hasNoCause();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anAnswerThatTricklesWithoutAnEndIsGivenUp() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread slow = new Thread(() -> trickle(socket));
            slow.setDaemon(true);
            slow.start();
            Service service = Service.at(
                    "the webhook",
                    "http://127.0.0.1:" + socket.getLocalPort(),
                    new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1)),
                    Duration.ofMillis(300));

            assertThatThrownBy(() -> new Webhook(service, "obviously-fake", CLOCK).send(BODY))
                    .hasMessage("the webhook could not be reached, 1 times in a row: its answer did not end within 0.3"
                            + " seconds");
        }
    }

    private static void trickle(ServerSocket socket) {
        try (Socket connection = socket.accept();
                OutputStream out = connection.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('.');
                out.flush();
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException e) {
            // The other side has gone, as it should.
        }
    }

    @Test
    void ofAHugeAnswerOnlyTheBeginningIsRead() throws Exception {
        server.then(200, "x".repeat(5_000_000));

        assertThat(send().body()).hasSize(Answer.LIMIT);
    }

    @Test
    void aServiceThatIsNotThereIsNamed() {
        server.then(200, "");
        server.close();

        assertThatThrownBy(this::send).hasMessageStartingWith("the webhook could not be reached, 3 times in a row: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "https://user:password@hooks.example.com/",
                "ftp://hooks.example.com/",
                "hooks.example.com",
                "https://hooks example com"
            })
    void anAddressThatGivesSecretsAwayIsRefusedWithoutRepeatingThem(String address) {
        assertThatThrownBy(() -> Service.at("the webhook", address, SOON))
                .isInstanceOf(UploadException.class)
                .hasMessageStartingWith("the address of the webhook ")
                .hasMessageNotContaining("password");
    }

    @Test
    void thePauseDoublesUnlessTheServiceAsksForMore() {
        RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(60));
        List<Long> pauses = List.of(1, 2, 3, 4, 40).stream()
                .map(attempt -> policy.pause(attempt, "", CLOCK).toSeconds())
                .toList();

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 60L);
        assertThat(policy.pause(1, "30", CLOCK)).hasSeconds(30);
        assertThat(policy.pause(1, "Tue, 14 Nov 2023 22:13:40 GMT", CLOCK)).hasSeconds(20);
        assertThat(policy.pause(1, "999999999", CLOCK)).hasSeconds(60);
        assertThat(policy.pause(2, "soon", CLOCK)).hasSeconds(2);
        assertThat(policy.pause(2, "Tue, 14 Nov 2000 22:13:40 GMT", CLOCK)).hasSeconds(2);
    }
}
