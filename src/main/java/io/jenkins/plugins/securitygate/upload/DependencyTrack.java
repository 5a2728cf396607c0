package io.jenkins.plugins.securitygate.upload;

import io.jenkins.plugins.securitygate.evidence.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;

/**
 * Uploads a bill of materials to Dependency-Track, {@code PUT /api/v1/bom}.
 *
 * @see <a href="https://docs.dependencytrack.org/usage/cicd/">Dependency-Track in CI</a>
 */
public final class DependencyTrack {
    private final Service service;
    private final String key;

    /** @param key an API key with the permission {@code BOM_UPLOAD}, to make projects also {@code PROJECT_CREATION_UPLOAD} */
    public DependencyTrack(Service service, String key) {
        this.service = service;
        this.key = key;
    }

    /** Uploads a CycloneDX file for the version of a project, which is made when it does not exist. */
    public Answer send(String project, String version, byte[] bom) throws UploadException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonWriter json = JsonWriter.compact(body)) {
            json.object(() -> {
                json.alwaysText("projectName", project);
                json.alwaysText("projectVersion", version);
                json.alwaysFlag("autoCreate", true);
                json.alwaysText("bom", Base64.getEncoder().encodeToString(bom));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return service.send(
                () -> HttpRequest.newBuilder(service.below("/api/v1/bom"))
                        .header("X-Api-Key", key)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofByteArray(body.toByteArray())),
                key);
    }
}
