package io.jenkins.plugins.securitygate.upload;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts JSON that the receiver can check: {@value #SIGNATURE} is {@code sha256=} and the HMAC-SHA256, in hexadecimal, of
 * the text of {@value #TIMESTAMP}, a full stop and the body. The time is within the signature, so that an old message
 * cannot be sent again; {@value #DELIVERY} stays the same when an attempt is repeated.
 */
public final class Webhook {
    static final String SIGNATURE = "X-Security-Gate-Signature-256";
    static final String TIMESTAMP = "X-Security-Gate-Timestamp";
    static final String DELIVERY = "X-Security-Gate-Delivery";

    private final Service service;
    private final byte[] secret;
    private final String secretText;
    private final Clock clock;

    /** @param secret what the receiver knows as well */
    public Webhook(Service service, String secret) {
        this(service, secret, Clock.systemUTC());
    }

    Webhook(Service service, String secret, Clock clock) {
        this.service = service;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        secretText = secret;
        this.clock = clock;
    }

    /** Sends a JSON document. */
    public Answer send(byte[] json) throws UploadException, InterruptedException {
        String delivery = UUID.randomUUID().toString();
        return service.send(() -> request(delivery, json), secretText);
    }

    private HttpRequest.Builder request(String delivery, byte[] json) {
        String time = String.valueOf(clock.instant().getEpochSecond());
        return HttpRequest.newBuilder(service.address())
                .header("Content-Type", "application/json")
                .header(DELIVERY, delivery)
                .header(TIMESTAMP, time)
                .header(SIGNATURE, "sha256=" + signature(time, json))
                .POST(BodyPublishers.ofByteArray(json));
    }

    private String signature(String time, byte[] json) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(json));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
