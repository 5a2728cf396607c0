package io.jenkins.plugins.securitygate.attestation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.evidence.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Bytes with their type and signatures over both.
 *
 * @see <a href="https://github.com/secure-systems-lab/dsse">DSSE: Dead Simple Signing Envelope, version 1</a>
 */
public final class Envelope {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final String payloadType;
    private final byte[] payload;
    private final List<byte[]> signatures;

    private Envelope(String payloadType, byte[] payload, List<byte[]> signatures) {
        this.payloadType = payloadType;
        this.payload = payload;
        this.signatures = signatures;
    }

    /** Signs a payload. */
    public static Envelope sign(String payloadType, byte[] payload, SigningKey key) throws AttestationException {
        return new Envelope(payloadType, payload.clone(), List.of(key.sign(encoding(payloadType, payload))));
    }

    /** Reads the JSON form; nothing of it is to be trusted before {@link #payload} gave it. */
    public static Envelope read(Path file) throws AttestationException {
        return parse(file.toString(), BoundedFile.read("envelope", file));
    }

    static Envelope parse(String name, byte[] json) throws AttestationException {
        try {
            JsonNode root = MAPPER.readTree(json);
            List<byte[]> signatures = new ArrayList<>();
            for (JsonNode signature : root.path("signatures")) {
                signatures.add(base64(signature.path("sig").asText()));
            }
            String type = root.path("payloadType").asText();
            if (type.isEmpty() || !root.path("payload").isTextual() || signatures.isEmpty()) {
                throw new AttestationException(
                        name + " is no DSSE envelope: payload, payloadType or signatures missing");
            }
            return new Envelope(type, base64(root.path("payload").asText()), signatures);
        } catch (JsonProcessingException e) {
            throw new AttestationException(name + " is no DSSE envelope: " + e.getOriginalMessage(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new AttestationException(name + " is no DSSE envelope: " + e.getMessage(), e);
        }
    }

    /** Both alphabets of Base64, as the specification demands of verifiers. */
    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    }

    /**
     * The payload, when the key signed it as what it is asked for.
     *
     * @throws AttestationException when no signature is of the key, or the type is another one
     */
    public byte[] payload(String expectedType, VerificationKey key) throws AttestationException {
        byte[] message = encoding(payloadType, payload);
        boolean verified = false;
        for (byte[] signature : signatures) {
            verified = verified || key.verifies(message, signature);
        }
        if (!verified) {
            throw new AttestationException(
                    "NOT VERIFIED: the envelope was changed after it was signed, or signed with another key");
        }
        if (!payloadType.equals(expectedType)) {
            throw new AttestationException("NOT VERIFIED: the payload is " + payloadType + " and not " + expectedType);
        }
        return payload.clone();
    }

    /** What is signed: the pre-authentication encoding of type and body. */
    static byte[] encoding(String type, byte[] body) {
        byte[] typeBytes = type.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("DSSEv1 " + typeBytes.length + " ").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(typeBytes);
        out.writeBytes((" " + body.length + " ").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(body);
        return out.toByteArray();
    }

    /** Writes the JSON form. The stream is flushed and left open. */
    public void write(OutputStream out) throws IOException {
        try (JsonWriter json = JsonWriter.indented(out)) {
            json.object(() -> {
                json.alwaysText("payloadType", payloadType);
                json.alwaysText("payload", Base64.getEncoder().encodeToString(payload));
                json.alwaysList(
                        "signatures",
                        signatures,
                        signature -> json.object(
                                () -> json.alwaysText("sig", Base64.getEncoder().encodeToString(signature))));
            });
        }
        out.write('\n');
    }
}
