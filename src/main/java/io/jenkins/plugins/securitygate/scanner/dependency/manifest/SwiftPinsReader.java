package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;

/** Reads Package.resolved of Swift, versions 1 to 3. Packages are named by the address of their repository. */
@AutoService(ManifestReader.class)
public final class SwiftPinsReader implements ManifestReader {
    @Override
    public boolean reads(String path) {
        return FileNames.last(path).equals("Package.resolved");
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        JsonNode root = file.json();
        JsonNode pins = root.has("object") ? root.path("object").path("pins") : root.path("pins");
        for (JsonNode pin : pins) {
            String address =
                    pin.path("repositoryURL").asText(pin.path("location").asText());
            JsonNode version = pin.path("state").path("version");
            if (!pin.path("kind").asText().startsWith("local")) {
                sink.add(new Dependency(Ecosystem.SWIFT, name(address), version.asText(""), Scope.UNKNOWN));
            }
        }
    }

    private static String name(String address) {
        return address.replaceFirst("^[a-z+]+://", "")
                .replaceFirst("^([^@/]+@)?([^:/]+):", "$2/")
                .replaceFirst("\\.git$", "");
    }
}
