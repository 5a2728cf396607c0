package io.jenkins.plugins.securitygate.attestation;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECKey;
import java.security.spec.PKCS8EncodedKeySpec;

/** A private key: Ed25519, or ECDSA on P-256 with SHA-256 and signatures in DER, as sigstore's tools write them. */
public final class SigningKey {
    private final PrivateKey key;

    private SigningKey(PrivateKey key) {
        this.key = key;
    }

    /** Reads a PKCS #8 key without a passphrase from a PEM file. */
    public static SigningKey read(Path file) throws AttestationException {
        return new SigningKey(Pem.read(
                file, "PRIVATE KEY", (factory, encoded) -> factory.generatePrivate(new PKCS8EncodedKeySpec(encoded))));
    }

    byte[] sign(byte[] message) throws AttestationException {
        try {
            Signature signature = Signature.getInstance(key instanceof EdECKey ? "Ed25519" : "SHA256withECDSA");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AttestationException(
                    "the key cannot sign: " + e.getClass().getSimpleName());
        }
    }
}
