package io.jenkins.plugins.securitygate.scanner.container;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The images of an archive of {@code docker save} as its {@code manifest.json} lists them. */
final class DockerManifest {
    static final String NAME = "manifest.json";

    private DockerManifest() {}

    static List<SavedImage> images(ArchiveIndex index) throws IOException {
        List<SavedImage> images = new ArrayList<>();
        for (JsonNode entry : index.json(NAME)) {
            List<String> names = texts(entry.path("RepoTags"));
            List<String> layers = texts(entry.path("Layers"));
            images.add(SavedImage.read(index, names, "", entry.path("Config").asText(), layers));
        }
        if (images.isEmpty()) {
            throw new BadImageException(NAME, "no image is listed in it");
        }
        return images;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
