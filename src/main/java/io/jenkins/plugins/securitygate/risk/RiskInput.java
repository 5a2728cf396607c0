package io.jenkins.plugins.securitygate.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.risk.log.LogModel;
import io.jenkins.plugins.securitygate.risk.log.LogObservation;
import io.jenkins.plugins.securitygate.risk.metric.MetricRule;
import io.jenkins.plugins.securitygate.risk.metric.Metrics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * What one build brings to its assessment, on its way between machines and until the build is known to be a good one.
 *
 * @param builds names of the builds of the model that the logs were mined against
 * @param logs what the logs hold
 * @param metrics values of metrics
 * @param rules how metrics are judged
 * @param changedLines size of the change, 0 when not said
 */
public record RiskInput(
        List<String> builds, LogObservation logs, Metrics metrics, List<MetricRule> rules, long changedLines) {
    private static final int COMPRESSED_LIMIT = 16 << 20;
    private static final int SIZE_LIMIT = 128 << 20;
    private static final int MAX_FRESH = 10_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public RiskInput {
        builds = List.copyOf(builds);
        rules = List.copyOf(rules);
    }

    /** Nothing yet, to be compared with a model. */
    public static RiskInput none(LogModel model) {
        return new RiskInput(model.builds(), LogObservation.none(model), Metrics.NONE, List.of(), 0);
    }

    /** This with further logs. */
    public RiskInput plus(LogObservation more) {
        return new RiskInput(builds, logs.plus(more), metrics, rules, changedLines);
    }

    /** Whether it was mined against this model, which is the only one that can learn it. */
    public boolean fits(LogModel model) {
        return builds.equals(model.builds())
                && logs.known().size() == model.templates().size();
    }

    /** As gzip-compressed JSON. */
    public byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            JSON.writeValue(gzip, this);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #toBytes} wrote, without trusting who sent it.
     *
     * @throws IOException when it is damaged or too large
     */
    public static RiskInput read(byte[] bytes) throws IOException {
        if (bytes.length > COMPRESSED_LIMIT) {
            throw new IOException("the logs' summary has " + bytes.length + " bytes; the limit is " + COMPRESSED_LIMIT);
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            RiskInput input = JSON.readValue(gzip.readNBytes(SIZE_LIMIT), RiskInput.class);
            if (input.logs().fresh().size() > MAX_FRESH) {
                throw new IOException("the logs' summary has more than " + MAX_FRESH + " templates");
            }
            return input;
        } catch (JsonProcessingException | EOFException | ZipException | RuntimeException e) {
            throw new IOException("the logs' summary is damaged: " + e.getMessage(), e);
        }
    }
}
