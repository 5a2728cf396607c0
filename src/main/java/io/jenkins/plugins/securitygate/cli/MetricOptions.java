package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.risk.metric.MetricException;
import io.jenkins.plugins.securitygate.risk.metric.MetricFile;
import io.jenkins.plugins.securitygate.risk.metric.MetricRule;
import io.jenkins.plugins.securitygate.risk.metric.MetricRules;
import io.jenkins.plugins.securitygate.risk.metric.Metrics;
import io.jenkins.plugins.securitygate.risk.metric.PrometheusServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Where metrics come from and how they are judged. */
final class MetricOptions {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Metrics as .csv, .json or Prometheus text; repeat for more.")
    private List<Path> files = List.of();

    @Option(names = "--metric-rules", paramLabel = "FILE", description = "How metrics are judged, in YAML.")
    private Path ruleFile;

    @Option(names = "--prometheus", paramLabel = "URL", description = "Server for the queries of --metric-rules.")
    private URI server;

    @Option(
            names = "--window",
            paramLabel = "MINUTES",
            description =
                    "How long the candidate has been running; the baseline is as long (default: ${DEFAULT-VALUE}).")
    private int window = 30;

    @Option(
            names = "--baseline-ago",
            paramLabel = "MINUTES",
            description = "How long before the candidate the baseline was running (default: ${DEFAULT-VALUE}).")
    private int ago = 1440;

    boolean given() {
        return !files.isEmpty() || server != null;
    }

    List<MetricRule> rules() throws IOException, MetricException {
        return ruleFile == null ? List.of() : MetricRules.read(ruleFile.toString(), Files.readString(ruleFile));
    }

    Metrics read() throws IOException, MetricException, InterruptedException {
        Metrics metrics = Metrics.NONE;
        for (Path file : files) {
            metrics = metrics.plus(MetricFile.read(file.toString(), Files.readString(file)));
        }
        return server == null ? metrics : metrics.plus(asked());
    }

    private Metrics asked() throws IOException, MetricException, InterruptedException {
        PrometheusServer prometheus = new PrometheusServer(server, TIMEOUT);
        Map<String, List<Double>> before = new TreeMap<>();
        Map<String, List<Double>> now = new TreeMap<>();
        Instant end = Instant.now();
        Duration length = Duration.ofMinutes(window);
        Instant endBefore = end.minus(Duration.ofMinutes(ago));
        List<MetricRule> asked =
                rules().stream().filter(rule -> !rule.query().isEmpty()).toList();
        if (asked.isEmpty()) {
            throw new MetricException("--prometheus needs --metric-rules with a 'query' to ask");
        }
        for (MetricRule rule : asked) {
            before.put(rule.name(), prometheus.values(rule.query(), endBefore.minus(length), endBefore));
            now.put(rule.name(), prometheus.values(rule.query(), end.minus(length), end));
        }
        return new Metrics(before, now);
    }
}
