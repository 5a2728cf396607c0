package io.jenkins.plugins.securitygate.risk.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a Prometheus server for the values of an expression over a time, by {@code GET /api/v1/query_range} of its HTTP
 * API.
 */
public final class PrometheusServer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int ANSWER_LIMIT = 32 << 20;
    private static final int STEPS = 120;

    private final URI address;
    private final Duration timeout;
    private final HttpClient client;

    /**
     * @param address of the server, without {@code /api}
     * @param timeout for one answer
     */
    public PrometheusServer(URI address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
        client = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /**
     * The values of an expression, of all series that it selects.
     *
     * @return empty when the server has no data
     * @throws MetricException when the server does not answer, refuses, or answers something else
     */
    public List<Double> values(String expression, Instant from, Instant to)
            throws MetricException, InterruptedException {
        long step = Math.max(1, Duration.between(from, to).toSeconds() / STEPS);
        String query = "/api/v1/query_range?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8) + "&start="
                + from.getEpochSecond() + "&end=" + to.getEpochSecond() + "&step=" + step;
        String base = address.toString().replaceAll("/+$", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + query))
                .timeout(timeout)
                .header("Accept", "application/json")
                .build();
        String place = address.getHost() + " (" + expression + ")";
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(ANSWER_LIMIT);
                if (answer.statusCode() != 200) {
                    throw new MetricException("Prometheus at " + place + " answered " + answer.statusCode() + ": "
                            + JSON.readTree(bytes).path("error").asText("no reason given"));
                }
                return values(JSON.readTree(bytes), place);
            }
        } catch (java.net.http.HttpTimeoutException e) {
            throw new MetricException(
                    "Prometheus at " + place + " did not answer within " + timeout.toSeconds() + " s", e);
        } catch (IOException e) {
            throw new MetricException("Prometheus at " + place + " cannot be asked: " + e, e);
        }
    }

    /** The numbers of an answer of the API. */
    static List<Double> values(JsonNode answer, String place) throws MetricException {
        if (!answer.path("status").asText().equals("success")) {
            throw new MetricException(
                    place + ": the query failed: " + answer.path("error").asText("no reason given"));
        }
        List<Double> values = new ArrayList<>();
        for (JsonNode series : answer.path("data").path("result")) {
            for (JsonNode value : series.path("values")) {
                add(values, value, place);
            }
            if (series.has("value")) {
                add(values, series.path("value"), place);
            }
        }
        return values;
    }

    private static void add(List<Double> values, JsonNode pair, String place) throws MetricException {
        String text = pair.path(1).asText().replace("Inf", "Infinity");
        try {
            double number = Double.parseDouble(text);
            if (!Double.isNaN(number)) {
                values.add(number);
            }
        } catch (NumberFormatException e) {
            throw new MetricException(place + ": '" + text + "' is no number", e);
        }
    }
}
