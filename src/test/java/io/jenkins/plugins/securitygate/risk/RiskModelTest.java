package io.jenkins.plugins.securitygate.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.risk.log.LogModel;
import io.jenkins.plugins.securitygate.risk.log.Logs;
import io.jenkins.plugins.securitygate.risk.metric.Metrics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RiskModelTest {
    private static final LogModel LOGS =
            Logs.learn("INFO started in 5 ms\nERROR retry 1\n", "INFO started in 6 ms\nWARN slow\n");
    private static final RiskModel MODEL = new RiskModel(LOGS, Map.of("latency", List.of(1.0, 2.5)));

    @Test
    void aModelIsReadAsItWasWritten() throws IOException {
        assertThat(RiskModel.read("model", new ByteArrayInputStream(bytes(MODEL))))
                .isEqualTo(MODEL);
    }

    @Test
    void aDamagedModelSaysSo() throws IOException {
        byte[] whole = bytes(MODEL);

        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("model is damaged");
        assertThatThrownBy(() -> read(new byte[] {1, 2, 3})).hasMessageContaining("model is damaged");
        assertThatThrownBy(() -> read(zipped("{\"schema\":\"other\"}"))).hasMessageContaining("learn it again");
        assertThatThrownBy(() -> read(zipped("{\"schema\":\"security-gate/risk-model/v1\",\"metrics\":{},\"logs\":"
                        + "{\"builds\":[\"1\"],\"templates\":[{\"text\":\"a\",\"level\":\"INFO\",\"uses\":[]}]}}")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("model is damaged");
    }

    @Test
    void whatABuildBringsIsReadAsItWasWrittenAndFitsItsModelAlone() throws IOException {
        RiskInput input = new RiskInput(
                LOGS.builds(),
                Logs.observe(LOGS, "INFO started in 7 ms\nFATAL bad\n"),
                new Metrics(Map.of(), Map.of("latency", List.of(3.0))),
                List.of(),
                12);

        assertThat(RiskInput.read(input.toBytes())).isEqualTo(input);
        assertThat(input.fits(LOGS)).isTrue();
        assertThat(input.fits(LogModel.EMPTY)).isFalse();
        assertThatThrownBy(() -> RiskInput.read(zipped("{\"builds\":null}")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    private static RiskModel read(byte[] bytes) throws IOException {
        return RiskModel.read("model", new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(RiskModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }

    private static byte[] zipped(String json) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(json.getBytes());
        }
        return out.toByteArray();
    }
}
