package io.jenkins.plugins.securitygate.jenkins.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.securitygate.model.Decision;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** How a build keeps a decision. Fields that a later version adds are skipped by an earlier one. */
final class DecisionFile {
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DecisionFile() {}

    /**
     * The file's content.
     *
     * @param version of the format, so that a later version knows what it reads
     * @param decision what was decided
     */
    private record Content(int version, Decision decision) {}

    static void write(Decision decision, OutputStream out) throws IOException {
        JSON.writeValue(out, new Content(VERSION, decision));
    }

    static Decision read(InputStream in) throws IOException {
        try {
            Content content = JSON.readValue(in, Content.class);
            if (content.version() != VERSION || content.decision() == null) {
                throw new IOException("decision.json has version " + content.version() + "; this version of the plugin"
                        + " reads version " + VERSION);
            }
            return content.decision();
        } catch (JsonProcessingException e) {
            throw new IOException("decision.json is damaged: " + e.getOriginalMessage(), e);
        }
    }
}
