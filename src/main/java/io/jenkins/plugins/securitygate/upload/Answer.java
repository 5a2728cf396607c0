package io.jenkins.plugins.securitygate.upload;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a service answered.
 *
 * @param status HTTP status
 * @param body at most {@value #LIMIT} bytes of its body
 */
public record Answer(int status, byte[] body) {
    static final int LIMIT = 1 << 20;

    private static final int QUOTED = 300;

    boolean good() {
        return status >= 200 && status < 300;
    }

    boolean redirects() {
        return status >= 300 && status < 400;
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The beginning of the body on one line, without control characters, for a message.
     *
     * @param secret what a careless service may repeat, and the message does not
     */
    String quoted(String secret) {
        String plain = secret.isEmpty() ? text() : text().replace(secret, "***");
        String line = plain.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.toLowerCase(Locale.ROOT).startsWith("<")) {
            return "";
        }
        return line.isEmpty() ? "" : ": " + line.substring(0, Math.min(QUOTED, line.length()));
    }
}
