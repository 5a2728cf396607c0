package io.jenkins.plugins.securitygate.upload;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One service that results are sent to, by its name for people and its address. */
public final class Service {
    private static final Duration CONNECT_TIME = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIME = Duration.ofMinutes(2);

    private final String name;
    private final URI address;
    private final RetryPolicy retry;
    private final Duration answerTime;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIME)
            // A redirect would carry the token and the findings to somebody else.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Service(String name, URI address, RetryPolicy retry, Duration answerTime) {
        this.name = name;
        this.address = address;
        this.retry = retry;
        this.answerTime = answerTime;
    }

    /**
     * A service at an address.
     *
     * @param name what messages call it
     * @throws UploadException when the address is not {@code https}, other than on this machine, or holds credentials
     */
    public static Service at(String name, String address, RetryPolicy retry) throws UploadException {
        return at(name, address, retry, ANSWER_TIME);
    }

    /** @param answerTime until the answer has begun, and again until it has ended */
    static Service at(String name, String address, RetryPolicy retry, Duration answerTime) throws UploadException {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            throw new UploadException("the address of " + name + " is no URL: " + e.getReason());
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new UploadException("the address of " + name + " must be a URL with a host and without credentials");
        }
        if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && onThisMachine(uri))) {
            throw new UploadException("the address of " + name + " must begin with https://: what is sent is secret");
        }
        return new Service(name, uri, retry, answerTime);
    }

    private static boolean onThisMachine(URI uri) {
        try {
            return InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (IOException e) {
            return false;
        }
    }

    /** The address itself. */
    URI address() {
        return address;
    }

    /** An address below the service's own. */
    URI below(String path) {
        return URI.create(address.toString().replaceAll("/+$", "") + path);
    }

    /**
     * Sends a request until it is answered for good.
     *
     * @param request made anew for every attempt, so that it may carry the time
     * @param secret token or secret of the request, which no message repeats, not even where the service does
     * @throws UploadException when the answer is not good, or there was none
     */
    Answer send(Supplier<HttpRequest.Builder> request, String secret) throws UploadException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            String why;
            String retryAfter = "";
            try {
                HttpResponse<InputStream> response = client.send(made(request), BodyHandlers.ofInputStream());
                Answer answer = read(response);
                if (answer.good()) {
                    return answer;
                }
                why = "it answered with status " + answer.status() + answer.quoted(secret);
                if (!retry.mayPass(answer.status())) {
                    throw new UploadException(name + " did not take it: " + why + advice(answer));
                }
                retryAfter = response.headers().firstValue("Retry-After").orElse("");
            } catch (IOException e) {
                why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            }
            if (attempt >= retry.attempts()) {
                throw new UploadException(name + " could not be reached, " + attempt + " times in a row: " + why);
            }
            Thread.sleep(retry.pause(attempt, retryAfter, Clock.systemUTC()).toMillis());
        }
    }

    private HttpRequest made(Supplier<HttpRequest.Builder> request) throws UploadException {
        try {
            return request.get().timeout(answerTime).build();
        } catch (IllegalArgumentException e) {
            // Its message repeats the header, and with it the token.
            throw new UploadException("the token of " + name + " cannot be sent: it has a line break or another"
                    + " character that no HTTP header may have");
        }
    }

    /** The client's own limit of time ends with the headers; a body that trickles must not hold a build for hours. */
    private Answer read(HttpResponse<InputStream> response) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        try (InputStream body = response.body()) {
            CompletableFuture<Void> alarm = CompletableFuture.runAsync(
                    () -> {
                        late.set(true);
                        close(body);
                    },
                    CompletableFuture.delayedExecutor(answerTime.toMillis(), TimeUnit.MILLISECONDS));
            byte[] read;
            try {
                read = body.readNBytes(Answer.LIMIT);
            } catch (IOException e) {
                throw late.get() ? late() : e;
            } finally {
                alarm.cancel(false);
            }
            if (late.get()) {
                throw late();
            }
            return new Answer(response.statusCode(), read);
        }
    }

    private IOException late() {
        return new IOException("its answer did not end within " + answerTime.toMillis() / 1000.0 + " seconds");
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // It is closed all the same, and whoever reads it notices.
        }
    }

    private static String advice(Answer answer) {
        if (answer.redirects()) {
            return "; redirects are not followed, give the address that it leads to";
        }
        return answer.status() == 401 || answer.status() == 403 ? "; check the token and its permissions" : "";
    }
}
