package io.jenkins.plugins.securitygate.attestation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys in PEM files, RFC 7468: {@code PRIVATE KEY} as PKCS #8, {@code PUBLIC KEY} as SubjectPublicKeyInfo. Messages never
 * hold anything of a file's content.
 */
final class Pem {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    private Pem() {}

    /** Makes a key of its encoding. */
    interface Decoder<K> {
        K decode(KeyFactory factory, byte[] encoded) throws GeneralSecurityException;
    }

    /**
     * Reads the first key of a file.
     *
     * @param label what stands behind {@code BEGIN}
     * @throws AttestationException when there is none, or it is neither an Ed25519 nor an ECDSA P-256 key
     */
    static <K extends Key> K read(Path file, String label, Decoder<K> decoder) throws AttestationException {
        String text = new String(BoundedFile.read("key file", file), StandardCharsets.US_ASCII);
        Matcher block = BLOCK.matcher(text);
        if (!block.find() || !block.group(1).equals(label)) {
            throw new AttestationException(
                    "the key file " + file + " has no " + label + " in PEM; a private key is made by"
                            + " 'openssl genpkey -algorithm ed25519', its public key by 'openssl pkey -pubout'");
        }
        byte[] encoded;
        try {
            encoded = Base64.getMimeDecoder().decode(block.group(2));
        } catch (IllegalArgumentException e) {
            throw new AttestationException("the key file " + file + " is damaged: it is no Base64");
        }
        for (String algorithm : List.of("Ed25519", "EC")) {
            try {
                K key = decoder.decode(KeyFactory.getInstance(algorithm), encoded);
                if (supported(key)) {
                    return key;
                }
            } catch (GeneralSecurityException e) {
                // A key of the other algorithm; what is neither ends below, without the cause, which may quote the key.
                continue;
            }
        }
        throw new AttestationException("the key in " + file + " is neither an Ed25519 nor an ECDSA P-256 key");
    }

    private static boolean supported(Key key) throws GeneralSecurityException {
        if (key instanceof EdECKey edwards) {
            return edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
        }
        AlgorithmParameters p256 = AlgorithmParameters.getInstance("EC");
        p256.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec expected = p256.getParameterSpec(ECParameterSpec.class);
        BigInteger order = ((ECKey) key).getParams().getOrder();
        return order.equals(expected.getOrder())
                && ((ECKey) key).getParams().getCurve().equals(expected.getCurve());
    }
}
