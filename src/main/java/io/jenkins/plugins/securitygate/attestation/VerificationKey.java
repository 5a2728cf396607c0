package io.jenkins.plugins.securitygate.attestation;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECKey;
import java.security.spec.X509EncodedKeySpec;

/** A public key: Ed25519 or ECDSA on P-256. */
public final class VerificationKey {
    private static final int P256_PAIR = 64;

    private final PublicKey key;

    VerificationKey(PublicKey key) {
        this.key = key;
    }

    /** Reads a SubjectPublicKeyInfo from a PEM file. */
    public static VerificationKey read(Path file) throws AttestationException {
        return new VerificationKey(Pem.read(
                file, "PUBLIC KEY", (factory, encoded) -> factory.generatePublic(new X509EncodedKeySpec(encoded))));
    }

    boolean verifies(byte[] message, byte[] signature) throws AttestationException {
        if (key instanceof EdECKey) {
            return verifies("Ed25519", message, signature);
        }
        return verifies("SHA256withECDSA", message, signature)
                // DSSE leaves the form open, and its own test vector is the pair of numbers without DER.
                || signature.length == P256_PAIR && verifies("SHA256withECDSAinP1363Format", message, signature);
    }

    private boolean verifies(String algorithm, byte[] message, byte[] bytes) throws AttestationException {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(bytes);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new AttestationException("the key cannot verify: " + e.getMessage(), e);
        }
    }
}
