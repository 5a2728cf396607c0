package io.jenkins.plugins.securitygate.scanner.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** The checks of formats that are an encoding of something else, with or without a checksum. */
final class EncodedChecks {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] BECH32_GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final char REPLACEMENT = 0xfffd;
    private static final char DELETE = 0x7f;
    private static final int CRC16_POLYNOMIAL = 0x1021;
    private static final int CHECKSUM_BYTES = 2;
    private static final int SHORTEST_PASSWORD = 6;
    private static final Set<String> FILLERS = Set.of(
            "password", "passwd", "secret", "changeme", "example", "testpassword", "123456", "12345678", "token");

    private EncodedChecks() {}

    /** Base 64 of {@code user:password} (RFC 7617) in printable characters, the password no usual filler. */
    static boolean basicAuth(String secret) {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(secret), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return false;
        }
        int colon = decoded.indexOf(':');
        String password = decoded.substring(colon + 1);
        return colon > 0
                && password.length() >= SHORTEST_PASSWORD
                && decoded.chars().allMatch(c -> c >= ' ' && c != REPLACEMENT && c != DELETE)
                && !FILLERS.contains(password.toLowerCase(Locale.ROOT))
                && !password.startsWith("$")
                && !password.startsWith("<");
    }

    /** The checksum of Bech32 (BIP 173), which age uses for its keys. */
    static boolean bech32(String secret) {
        String text = secret.toLowerCase(Locale.ROOT);
        int separator = text.lastIndexOf('1');
        int checksum = 1;
        for (int i = 0; i < separator; i++) {
            checksum = bech32(checksum, text.charAt(i) >> 5);
        }
        checksum = bech32(checksum, 0);
        for (int i = 0; i < separator; i++) {
            checksum = bech32(checksum, text.charAt(i) & 31);
        }
        for (int i = separator + 1; i < text.length(); i++) {
            int digit = BECH32.indexOf(text.charAt(i));
            if (digit < 0) {
                return false;
            }
            checksum = bech32(checksum, digit);
        }
        return separator > 0 && checksum == 1;
    }

    private static int bech32(int checksum, int digit) {
        int top = checksum >>> 25;
        int next = (checksum & 0x1ffffff) << 5 ^ digit;
        for (int i = 0; i < BECH32_GENERATOR.length; i++) {
            next ^= (top >> i & 1) == 1 ? BECH32_GENERATOR[i] : 0;
        }
        return next;
    }

    /** Base 32 without padding that ends with the CRC-16 (XMODEM, low byte first) of what stands before it. */
    static boolean natsSeed(String secret) {
        byte[] bytes = new byte[secret.length() * 5 / 8];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < secret.length(); i++) {
            int digit = BASE32.indexOf(secret.charAt(i));
            if (digit < 0) {
                return false;
            }
            bits = bits << 5 | digit;
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes[at++] = (byte) (bits >> held);
            }
        }
        int end = bytes.length - CHECKSUM_BYTES;
        return end > 0 && crc16(bytes, end) == ((bytes[end + 1] & 0xff) << 8 | bytes[end] & 0xff);
    }

    private static int crc16(byte[] bytes, int end) {
        int crc = 0;
        for (int i = 0; i < end; i++) {
            crc ^= (bytes[i] & 0xff) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ CRC16_POLYNOMIAL;
            }
            crc &= 0xffff;
        }
        return crc;
    }
}
