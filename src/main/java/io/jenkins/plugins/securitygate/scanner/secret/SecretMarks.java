package io.jenkins.plugins.securitygate.scanner.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells secrets apart during one scan, without their values being held. The key is drawn for the scan and lost with it,
 * so that a mark says nothing to anybody else.
 */
final class SecretMarks {
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    SecretMarks() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** The same for the same parts, and for no others. */
    String of(String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : parts) {
                mac.update((part.length() + ":").getBytes(StandardCharsets.US_ASCII));
                mac.update(part.getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must support HmacSHA256", e);
        }
    }
}
