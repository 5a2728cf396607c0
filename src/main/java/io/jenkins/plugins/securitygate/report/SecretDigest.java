package io.jenkins.plugins.securitygate.report;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a secret into what may be kept of it: a short keyed digest that tells two secrets in one file apart, and a
 * masked preview. The digest keeps 16 bits on purpose: enough to notice that a secret was replaced, far too few to
 * confirm a guess of its value.
 */
public final class SecretDigest {
    private static final int BYTES = 2;
    private static final int VISIBLE = 4;
    private static final int LONG_ENOUGH_FOR_A_PREVIEW = 16;

    private final SecretKeySpec key;

    /** @param salt the installation's own salt, not empty; the same salt gives the same digests */
    public SecretDigest(byte[] salt) {
        key = new SecretKeySpec(salt, "HmacSHA256");
    }

    /** A digest with a salt made of a text. */
    public static SecretDigest salted(String salt) {
        return new SecretDigest(salt.getBytes(StandardCharsets.UTF_8));
    }

    /** The keyed digest of a secret, 4 hexadecimal digits. */
    public String of(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must support HmacSHA256", e);
        }
    }

    /** A preview that cannot be used: the first four characters of a long secret, nothing of a short one. */
    public static String mask(String secret) {
        return secret.length() < LONG_ENOUGH_FOR_A_PREVIEW ? "****" : secret.substring(0, VISIBLE) + "****";
    }
}
