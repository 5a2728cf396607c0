package io.jenkins.plugins.securitygate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Uses a Jenkins as its users' scripts do: over its remote API. */
final class JenkinsClient {
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JOB = """
            <flow-definition>
              <definition class="org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition">
                <script>%s</script>
                <sandbox>true</sandbox>
              </definition>
            </flow-definition>
            """;

    private final URI url;
    // Crumbs are only good for the session that they were given to.
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** A build that has ended. */
    record Build(String path, String result, String console) {}

    JenkinsClient(URI url) {
        this.url = url;
    }

    URI url(String path) {
        return url.resolve(path);
    }

    /** Makes a Pipeline job and builds it to its end. */
    Build build(String job, String pipeline) throws IOException, InterruptedException {
        create(job, pipeline);
        return await(start(job));
    }

    void create(String job, String pipeline) throws IOException, InterruptedException {
        String script = pipeline.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        assertThat(post("createItem?name=" + job, "application/xml", JOB.formatted(script))
                        .statusCode())
                .as("making job %s", job)
                .isEqualTo(200);
    }

    /** Starts the next build of a job and waits until it runs. */
    String start(String job) throws IOException, InterruptedException {
        int number = json("job/" + job + "/api/json").path("nextBuildNumber").asInt();
        post("job/" + job + "/build?delay=0sec", "application/x-www-form-urlencoded", "");
        String path = "job/" + job + "/" + number + "/";
        awaitPage(path + "api/json");
        return path;
    }

    /** Waits until a page is there. */
    void awaitPage(String path) throws IOException, InterruptedException {
        long end = System.nanoTime() + BUILD_LIMIT.toNanos();
        while (get(path).statusCode() != 200) {
            pause(end, path + " was not there");
        }
    }

    /** Waits until a build has ended. */
    Build await(String path) throws IOException, InterruptedException {
        long end = System.nanoTime() + BUILD_LIMIT.toNanos();
        while (json(path + "api/json?tree=building").path("building").asBoolean()) {
            pause(end, path + " did not end");
        }
        String result = json(path + "api/json?tree=result").path("result").asText();
        return new Build(path, result, console(path));
    }

    /** Waits until a running build has printed a text. */
    void awaitConsole(String path, String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + BUILD_LIMIT.toNanos();
        while (!console(path).contains(text)) {
            pause(end, path + " did not print '" + text + "'");
        }
    }

    private String console(String path) throws IOException, InterruptedException {
        return get(path + "consoleText").body();
    }

    private static void pause(long end, String problem) throws InterruptedException {
        if (System.nanoTime() > end) {
            throw new AssertionError(problem + " within " + BUILD_LIMIT.toSeconds() + " seconds");
        }
        TimeUnit.MILLISECONDS.sleep(300);
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as("status of %s", path).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> crumb = get("crumbIssuer/api/json");
        // A Jenkins without CSRF protection has no issuer.
        if (crumb.statusCode() == 200) {
            JsonNode issued = JSON.readTree(crumb.body());
            request.header(
                    issued.path("crumbRequestField").asText(),
                    issued.path("crumb").asText());
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
