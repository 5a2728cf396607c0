package io.jenkins.plugins.securitygate.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A headless Chromium, driven by its chromedriver over W3C WebDriver. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
    private static final List<String> OPTIONS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,1000");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final URI session;

    private Browser(Process driver, int port, Path profile) throws IOException, InterruptedException {
        this.driver = driver;
        URI root = URI.create("http://127.0.0.1:" + port + "/session");
        Map<String, Object> capabilities = Map.of(
                "goog:chromeOptions",
                Map.of("args", withProfile(profile)),
                "goog:loggingPrefs",
                Map.of("browser", "ALL"));
        JsonNode created = post(root, Map.of("capabilities", Map.of("alwaysMatch", capabilities)));
        session = URI.create(root + "/" + created.path("sessionId").asText());
    }

    private static List<String> withProfile(Path profile) {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("--user-data-dir=" + profile);
        return options;
    }

    /** Starts one, or skips the test and says what to install. */
    static Browser orSkip(Path profile) throws IOException, InterruptedException {
        boolean installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "chromedriver")));
        assumeTrue(installed, "SKIPPED: no page was tried in a browser; put chromium and chromedriver on the PATH");
        Process driver = new ProcessBuilder("chromedriver", "--port=0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Browser(driver, port(driver), profile);
    }

    private static int port(Process driver) throws IOException {
        BufferedReader output = driver.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher matcher = PORT.matcher(line);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        throw new IOException("chromedriver ended before it named its port");
    }

    void open(URI page) throws IOException, InterruptedException {
        post(command("url"), Map.of("url", page.toString()));
    }

    /** What the page logged since the last call: errors of scripts, of loading, and of the Content-Security-Policy. */
    List<String> errors() throws IOException, InterruptedException {
        List<String> errors = new ArrayList<>();
        for (JsonNode entry : post(command("se/log"), Map.of("type", "browser"))) {
            String message = entry.path("message").asText();
            if (entry.path("level").asText().equals("SEVERE") || message.contains("Content Security Policy")) {
                errors.add(message);
            }
        }
        return errors;
    }

    /** Runs the body of a function in the page and gives back what it returns. */
    JsonNode run(String script) throws IOException, InterruptedException {
        return post(command("execute/sync"), Map.of("script", script, "args", List.of()));
    }

    /** Tells pages which colours the user likes: {@code light} or {@code dark}. */
    void prefer(String scheme) throws IOException, InterruptedException {
        Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
        devTools("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    }

    /** Pictures the whole page, also what is below the window. */
    void screenshot(Path file) throws IOException, InterruptedException {
        JsonNode picture = devTools("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
    }

    private JsonNode devTools(String command, Map<String, ?> parameters) throws IOException, InterruptedException {
        return post(command("goog/cdp/execute"), Map.of("cmd", command, "params", parameters));
    }

    private URI command(String name) {
        return URI.create(session + "/" + name);
    }

    private JsonNode post(URI command, Map<String, ?> body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(command)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        JsonNode answer =
                JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
        JsonNode value = answer.path("value");
        if (value.has("error")) {
            throw new IOException(command + ": " + value.path("message").asText());
        }
        return value;
    }

    @Override
    public void close() {
        HttpRequest quit = HttpRequest.newBuilder(session).DELETE().build();
        client.sendAsync(quit, BodyHandlers.discarding()).join();
        driver.destroy();
        driver.onExit().join();
    }
}
