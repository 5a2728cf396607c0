package io.jenkins.plugins.securitygate.upload;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** A form with one file, as RFC 7578 says. */
final class MultipartForm {
    private final String boundary = "security-gate-" + UUID.randomUUID();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    MultipartForm(Map<String, String> fields) {
        fields.forEach((name, value) -> part("name=\"" + name + "\"", "", value.getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds the file; {@code name} and {@code fileName} are ours and need no escape. */
    MultipartForm file(String name, String fileName, byte[] content) {
        part("name=\"" + name + "\"; filename=\"" + fileName + "\"", "Content-Type: application/json\r\n", content);
        return this;
    }

    private void part(String disposition, String header, byte[] content) {
        text("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + header + "\r\n");
        out.writeBytes(content);
        text("\r\n");
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** The whole body. */
    byte[] body() {
        text("--" + boundary + "--\r\n");
        return out.toByteArray();
    }
}
