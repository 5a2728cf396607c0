package io.jenkins.plugins.securitygate.report.sarif;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The path of a file in a URI reference (RFC 3986, RFC 8089). What is not a valid URI is taken as it is written. */
final class UriPath {
    private UriPath() {}

    /** {@code file:///C:/x} becomes {@code C:/x}, {@code a%20b} becomes {@code a b}; other schemes stay whole. */
    static String of(String uri) {
        if (uri.indexOf(':') < 0) {
            return decoded(uri);
        }
        return uri.regionMatches(true, 0, "file:", 0, 5) ? decoded(afterScheme(uri.substring(5))) : uri;
    }

    private static String afterScheme(String rest) {
        if (!rest.startsWith("//")) {
            return withoutSlashBeforeDrive(rest);
        }
        boolean local = rest.startsWith("///") || rest.startsWith("//localhost/");
        return local ? withoutSlashBeforeDrive(rest.substring(rest.indexOf('/', 2))) : rest;
    }

    private static String withoutSlashBeforeDrive(String path) {
        String slashes = path.startsWith("//") ? path.substring(1) : path;
        boolean drive = slashes.length() > 2 && slashes.charAt(0) == '/' && slashes.charAt(2) == ':';
        return drive ? slashes.substring(1) : slashes;
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '%') {
                out.put(in[i]);
                continue;
            }
            int octet = i + 2 < in.length ? octet(in[i + 1], in[i + 2]) : -1;
            if (octet < ' ') {
                return text;
            }
            out.put((byte) octet);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    /** The value of two hexadecimal digits, -1 when they are none. */
    private static int octet(byte high, byte low) {
        int upper = Character.digit(high, 16);
        int lower = Character.digit(low, 16);
        return upper < 0 || lower < 0 ? -1 : upper << 4 | lower;
    }
}
