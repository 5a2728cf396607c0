package io.jenkins.plugins.securitygate.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A script or style sheet of ours, with the hash by which a Content Security Policy (level 3) allows it. */
record WebFile(String content) {
    static final WebFile SCRIPT = load("web/findings.js");
    static final WebFile STYLE = load("web/report.css");

    private static WebFile load(String name) {
        try (InputStream in = WebFile.class.getResourceAsStream(name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            // A browser hashes the text that its parser made, in which every line end is a line feed.
            return new WebFile(text.replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is missing from the jar", e);
        }
    }

    /** The source expression, for example {@code 'sha256-…'}. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must support SHA-256", e);
        }
    }
}
