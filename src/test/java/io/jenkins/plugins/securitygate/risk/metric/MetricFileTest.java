package io.jenkins.plugins.securitygate.risk.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MetricFileTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aTableWithOneValueALineIsRead() throws MetricException {
        assertThat(MetricFile.read("m.csv", """
                        group,metric,value
                        baseline,latency,10
                        candidate,latency,12.5
                        candidate,latency,
                        candidate,errors,NaN
                        """))
                .isEqualTo(new Metrics(
                        Map.of("latency", List.of(10.0)), Map.of("latency", List.of(12.5), "errors", List.of())));
    }

    @Test
    void aTableWithOneColumnAMetricIsRead() throws MetricException {
        assertThat(MetricFile.read("m.csv", "time,latency,Errors\n12:00,1,2\n12:01,3,4\n")
                        .candidate())
                .isEqualTo(Map.of("latency", List.of(1.0, 3.0), "Errors", List.of(2.0, 4.0)));
    }

    @Test
    void jsonIsRead() throws MetricException {
        assertThat(MetricFile.read("m.json", """
                        {"baseline": {"latency": [1, 2]}, "candidate": {"latency": [3, null], "up": 1}}
                        """))
                .isEqualTo(new Metrics(
                        Map.of("latency", List.of(1.0, 2.0)), Map.of("latency", List.of(3.0), "up", List.of(1.0))));
    }

    @Test
    void whatPrometheusScrapesIsRead() throws MetricException {
        assertThat(MetricFile.read("metrics.prom", """
                        # HELP http_errors Errors
                        # TYPE http_errors gauge
                        http_errors{path="/a b",code="500"} 3 1709287882123
                        queue_length 7
                        queue_length 9
                        """).candidate())
                .isEqualTo(Map.of(
                        "http_errors{path=\"/a b\",code=\"500\"}", List.of(3.0), "queue_length", List.of(7.0, 9.0)));
    }

    @Test
    void wrongFilesSayWhatIsWrongAndWhere() {
        assertThatThrownBy(() -> MetricFile.read("m.csv", "metric,value\nlatency,fast\n"))
                .hasMessage("m.csv line 2: 'fast' of latency is no number");
        assertThatThrownBy(() -> MetricFile.read("m.csv", "metric,value\nlatency\n"))
                .hasMessage("m.csv line 2: 1 cells under 2 headings");
        assertThatThrownBy(() -> MetricFile.read("m.json", "{"))
                .hasMessageStartingWith("m.json line 1: not valid JSON");
        assertThatThrownBy(() -> MetricFile.read("m.prom", "")).hasMessage("m.prom holds no metrics");
    }

    @Test
    void aServerIsAskedForARange() throws Exception {
        AtomicReference<String> query = new AtomicReference<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/prometheus/api/v1/query_range", exchange -> {
            query.set(exchange.getRequestURI().getQuery());
            answer(exchange, 200, """
                    {"status":"success","data":{"resultType":"matrix","result":[
                      {"metric":{},"values":[[1772366400,"1.5"],[1772366415,"NaN"],[1772366430,"2.5"]]}]}}
                    """);
        });
        server.createContext("/refusing", exchange -> answer(exchange, 400, "{\"error\":\"parse error\"}"));
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();

            assertThat(ask(base + "/prometheus/")).containsExactly(1.5, 2.5);
            assertThat(query.get()).isEqualTo("query=rate(errors[1m])&start=1772364600&end=1772366400&step=15");
            assertThatThrownBy(() -> ask(base + "/refusing"))
                    .hasMessage("Prometheus at 127.0.0.1 (rate(errors[1m])) answered 400: parse error");
        } finally {
            server.stop(0);
        }
    }

    private static List<Double> ask(String address) throws MetricException, InterruptedException {
        return new PrometheusServer(URI.create(address), Duration.ofSeconds(5))
                .values("rate(errors[1m])", NOON.minus(Duration.ofMinutes(30)), NOON);
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, int status, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
