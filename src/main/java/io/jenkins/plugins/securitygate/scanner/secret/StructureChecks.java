package io.jenkins.plugins.securitygate.scanner.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** The checks of formats that have a structure to check. */
final class StructureChecks {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CHECKSUM_LENGTH = 6;
    private static final Pattern AWS_KEY_ID = Pattern.compile("A[A-Z0-9]{3}[A-Z2-7]{16}");
    private static final String DASHES = "-----";
    private static final Pattern NOT_BASE64 = Pattern.compile("\\\\[nrt]|[^A-Za-z0-9+/=]");
    /** Even the shortest key fills a line up to here; words in place of a key do not. */
    private static final Pattern BASE64_RUN = Pattern.compile("[A-Za-z0-9+/]{40}");

    private static final int SHORTEST_KEY = 32;
    private static final double KEY_ENTROPY = 3;
    private static final int DER_SEQUENCE = 0x30;
    private static final int PGP_PACKET = 0x80;
    private static final byte[] OPENSSH = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
    private static final JsonMapper JSON = new JsonMapper();

    private StructureChecks() {}

    /** A four-letter prefix and 16 digits of base 32 (RFC 4648): the digits 0, 1, 8 and 9 do not occur. */
    static boolean awsKeyId(String secret) {
        return AWS_KEY_ID.matcher(secret).matches();
    }

    /** GitHub's and npm's scheme: a prefix, an underscore, random digits and their CRC-32 as six digits of base 62. */
    static boolean crc32Base62(String secret) {
        int start = secret.lastIndexOf('_') + 1;
        int end = secret.length() - CHECKSUM_LENGTH;
        if (end <= start) {
            return false;
        }
        CRC32 crc = new CRC32();
        crc.update(secret.substring(start, end).getBytes(StandardCharsets.UTF_8));
        return secret.substring(end).equals(base62(crc.getValue()));
    }

    private static String base62(long value) {
        StringBuilder digits = new StringBuilder();
        long rest = value;
        for (int i = 0; i < CHECKSUM_LENGTH; i++) {
            digits.append(BASE62.charAt((int) (rest % BASE62.length())));
            rest /= BASE62.length();
        }
        return digits.reverse().toString();
    }

    /** The first part decodes to a JOSE header (RFC 7515): a JSON object that names an algorithm. */
    static boolean jsonWebToken(String secret) {
        int dot = secret.indexOf('.');
        if (dot < 0) {
            return false;
        }
        try {
            JsonNode header = JSON.readTree(
                    new String(Base64.getUrlDecoder().decode(secret.substring(0, dot)), StandardCharsets.UTF_8));
            return header.path("alg").isTextual();
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return false;
        }
    }

    /**
     * The body between the armour lines is base 64 and begins as a key does: a DER sequence (RFC 5208, RFC 5915), an
     * OpenSSH key or an OpenPGP packet (RFC 9580). The body of a key with RFC 1421 headers is encrypted and may begin
     * with anything.
     */
    static boolean privateKey(String secret) {
        int start = secret.indexOf(DASHES, DASHES.length()) + DASHES.length();
        int end = secret.indexOf(DASHES, start);
        if (end < start) {
            return false;
        }
        String body = secret.substring(start, end);
        boolean encrypted = body.contains("DEK-Info:");
        byte[] key = decoded(encrypted || body.contains(": ") ? afterHeaders(body) : body);
        return BASE64_RUN.matcher(body).find()
                && key.length >= SHORTEST_KEY
                && Entropy.of(new String(key, StandardCharsets.ISO_8859_1)) >= KEY_ENTROPY
                && (encrypted || beginsAsKey(key));
    }

    private static String afterHeaders(String body) {
        int colon = body.lastIndexOf(':');
        int line = body.indexOf('\n', colon);
        int escaped = body.indexOf("\\n", colon);
        int end = line < 0 || (escaped >= 0 && escaped < line) ? escaped : line;
        return end < 0 ? "" : body.substring(end);
    }

    private static byte[] decoded(String body) {
        String dense = NOT_BASE64.matcher(body).replaceAll("");
        // An OpenPGP armour ends with "=" and a checksum of its own, which is no part of the key.
        int padding = dense.indexOf('=');
        String digits = dense.substring(0, padding < 0 ? dense.length() : padding);
        try {
            return Base64.getDecoder().decode(digits.substring(0, digits.length() - digits.length() % 4));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static boolean beginsAsKey(byte[] key) {
        int first = key[0] & 0xff;
        return first == DER_SEQUENCE
                || first >= PGP_PACKET
                || Arrays.equals(key, 0, OPENSSH.length, OPENSSH, 0, OPENSSH.length);
    }
}
