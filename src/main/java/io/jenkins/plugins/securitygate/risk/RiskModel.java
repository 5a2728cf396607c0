package io.jenkins.plugins.securitygate.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.risk.log.LogModel;
import io.jenkins.plugins.securitygate.risk.log.LogObservation;
import io.jenkins.plugins.securitygate.risk.metric.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What is known of the last good builds of one stage. Bounded, whatever they printed.
 *
 * @param logs of the builds
 * @param metrics values by name
 */
public record RiskModel(LogModel logs, Map<String, List<Double>> metrics) {
    /** Knows nothing. */
    public static final RiskModel EMPTY = new RiskModel(LogModel.EMPTY, Map.of());

    private static final String SCHEMA = "security-gate/risk-model/v1";
    private static final long SIZE_LIMIT = 64L << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public RiskModel {
        metrics = new Metrics(metrics, Map.of()).baseline();
    }

    /** The file's content. */
    private record Content(String schema, LogModel logs, Map<String, List<Double>> metrics) {}

    /** This model with one more good build. */
    public RiskModel with(String build, LogObservation observed, Metrics measured) {
        return new RiskModel(logs.with(build, observed), Metrics.joined(metrics, measured.candidate()));
    }

    /** Writes gzip-compressed JSON. The stream is left open. */
    public void write(OutputStream out) throws IOException {
        GZIPOutputStream gzip = new GZIPOutputStream(out);
        gzip.write(JSON.writeValueAsBytes(new Content(SCHEMA, logs, metrics)));
        gzip.finish();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name for messages
     * @throws IOException when it is damaged, too large or of another version
     */
    public static RiskModel read(String name, InputStream in) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(in)) {
            byte[] bytes = gzip.readNBytes((int) SIZE_LIMIT);
            Content content = JSON.readValue(bytes, Content.class);
            if (!SCHEMA.equals(content.schema()) || content.logs() == null || content.metrics() == null) {
                throw new IOException(name + " is no risk model of this version (" + SCHEMA + "); learn it again");
            }
            return new RiskModel(content.logs(), content.metrics());
        } catch (JsonProcessingException e) {
            throw new IOException(name + " is damaged: " + e.getOriginalMessage() + "; learn it again", e);
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new IOException(name + " is damaged: " + e.getMessage() + "; learn it again", e);
        }
    }
}
