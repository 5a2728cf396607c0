package io.jenkins.plugins.securitygate.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import org.junit.jupiter.api.Test;

/** The test vector of the DSSE specification, {@code protocol.md}. */
class EnvelopeTest {
    private static final String TYPE = "http://example.com/HelloWorld";
    private static final String ENVELOPE = """
            {"payload": "aGVsbG8gd29ybGQ=",
             "payloadType": "http://example.com/HelloWorld",
             "signatures": [{"sig": "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA=="}]}
            """;

    private static VerificationKey specificationsKey() throws Exception {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(
                new BigInteger("46950820868899156662930047687818585632848591499744589407958293238635476079160"),
                new BigInteger("5640078356564379163099075877009565129882514886557779369047442380624545832820"));
        return new VerificationKey(KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class))));
    }

    private static byte[] payload(String json) throws Exception {
        return Envelope.parse("envelope", json.getBytes(StandardCharsets.UTF_8)).payload(TYPE, specificationsKey());
    }

    @Test
    void whatIsSignedIsEncodedAsSpecified() {
        assertThat(Envelope.encoding(TYPE, "hello world".getBytes(StandardCharsets.UTF_8)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    @Test
    void theSignatureOfTheSpecificationIsVerified() throws Exception {
        assertThat(payload(ENVELOPE)).asString(StandardCharsets.UTF_8).isEqualTo("hello world");
    }

    @Test
    void bothAlphabetsOfBase64AreRead() throws Exception {
        assertThat(payload(ENVELOPE.replace("F+FnZ+O", "F-FnZ-O")))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("hello world");
    }

    @Test
    void anotherPayloadTypeOrSignatureIsNotVerified() {
        for (String tampered : new String[] {
            ENVELOPE.replace("aGVsbG8gd29ybGQ=", "aGVsbG8gV29ybGQ="),
            ENVELOPE.replace("/HelloWorld", "/HelloWorlds"),
            ENVELOPE.replace("A3JqsQ", "A3JqsR"),
            ENVELOPE.replaceAll("\"sig\": \"[^\"]*\"", "\"sig\": \"\"")
        }) {
            assertThatThrownBy(() -> payload(tampered))
                    .isInstanceOf(AttestationException.class)
                    .hasMessageStartingWith("NOT VERIFIED: the envelope was changed");
        }
    }

    @Test
    void whatIsNoEnvelopeIsRefused() {
        for (String text : new String[] {"", "{", "[]", "{\"payload\": \"\"}", ENVELOPE.replace("aGVs", "*")}) {
            assertThatThrownBy(() -> payload(text))
                    .isInstanceOf(AttestationException.class)
                    .hasMessageStartingWith("envelope is no DSSE envelope");
        }
    }
}
