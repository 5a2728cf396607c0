package io.jenkins.plugins.securitygate.governance.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.evidence.JsonWriter;
import io.jenkins.plugins.securitygate.governance.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One entry as one line of JSON in ASCII. The members stand in a fixed order and the hash is the last; it is that of the
 * line as it would be without the member, so no bytes of a line are left unproved.
 */
final class EntryLine {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BEFORE_HASH = ",\"hash\":\"";
    private static final String AFTER_HASH = "\"}";
    private static final int HASH = 64;
    private static final int TAIL = BEFORE_HASH.length() + HASH + AFTER_HASH.length();

    private EntryLine() {}

    /** A line that is no entry; the message says why. */
    static final class BadLine extends Exception {
        private static final long serialVersionUID = 1L;

        BadLine(String problem) {
            super(problem);
        }
    }

    /** The next entry of a chain, with its hash. */
    static AuditEntry chained(int chain, long number, String previous, AuditEvent event) {
        AuditEntry bare = new AuditEntry(chain, number, previous, event, "");
        return new AuditEntry(chain, number, previous, event, Sha256.of(body(bare)));
    }

    /** The line of an entry, with a line feed at its end. */
    static byte[] bytes(AuditEntry entry) {
        String body = new String(body(entry), US_ASCII);
        return (body.substring(0, body.length() - 1) + BEFORE_HASH + entry.hash() + AFTER_HASH + "\n")
                .getBytes(US_ASCII);
    }

    private static byte[] body(AuditEntry entry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonWriter json = JsonWriter.compact(out)) {
            AuditEvent event = entry.event();
            json.object(() -> {
                json.alwaysNumber("chain", entry.chain());
                json.alwaysNumber("number", entry.number());
                json.alwaysText("previous", entry.previous());
                json.alwaysText("time", event.time().toString());
                json.alwaysText("act", event.act().word());
                json.alwaysText("user", event.user());
                json.alwaysText("job", event.job());
                json.alwaysNumber("build", event.build());
                json.alwaysText("text", event.text());
                json.object("digests", () -> {
                    for (Map.Entry<String, String> digest : event.digests().entrySet()) {
                        json.alwaysText(digest.getKey(), digest.getValue());
                    }
                });
            });
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return out.toByteArray();
    }

    /**
     * Reads a line without its line feed.
     *
     * @throws BadLine when it is no entry, or its hash is another one
     */
    static AuditEntry parse(byte[] line) throws BadLine {
        String text = new String(line, ISO_8859_1);
        int end = text.length() - TAIL;
        if (end <= 0 || !text.startsWith(BEFORE_HASH, end) || !text.endsWith(AFTER_HASH)) {
            throw new BadLine("is not an entry");
        }
        int hashStart = end + BEFORE_HASH.length();
        String hash = text.substring(hashStart, hashStart + HASH);
        String body = text.substring(0, end) + "}";
        if (!Sha256.of(body.getBytes(ISO_8859_1)).equals(hash)) {
            throw new BadLine("was changed: its hash is not that of its content");
        }
        try {
            return entry(JSON.readTree(body), hash);
        } catch (JacksonException | DateTimeException e) {
            throw new BadLine(
                    "is not an entry: " + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private static AuditEntry entry(JsonNode json, String hash) throws BadLine {
        String word = json.path("act").asText();
        AuditAct act = AuditAct.of(word).orElseThrow(() -> new BadLine("is about '" + word + "', which is not known"));
        TreeMap<String, String> digests = new TreeMap<>();
        json.path("digests")
                .properties()
                .forEach(
                        digest -> digests.put(digest.getKey(), digest.getValue().asText()));
        AuditEvent event = new AuditEvent(
                act,
                Instant.parse(json.path("time").asText()),
                json.path("user").asText(),
                json.path("job").asText(),
                json.path("build").asInt(),
                json.path("text").asText(),
                digests);
        return new AuditEntry(
                json.path("chain").asInt(),
                json.path("number").asLong(),
                json.path("previous").asText(),
                event,
                hash);
    }
}
