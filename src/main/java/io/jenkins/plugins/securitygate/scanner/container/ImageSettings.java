package io.jenkins.plugins.securitygate.scanner.container;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * How containers of an image run unless told otherwise: the member {@code config} of its configuration.
 *
 * @param user empty for root
 * @param ports as written, for example {@code 8080/tcp}
 * @param environment assignments {@code NAME=value}
 * @param healthcheck whether a health check is set and not switched off
 * @param base reference of the image that this one was built on, as a label of the OCI image specification states it; empty
 *     when none does
 */
record ImageSettings(String user, List<String> ports, List<String> environment, boolean healthcheck, String base) {
    private static final String BASE_NAME = "org.opencontainers.image.base.name";

    static ImageSettings of(JsonNode config) {
        List<String> ports = new ArrayList<>();
        config.path("ExposedPorts").fieldNames().forEachRemaining(ports::add);
        List<String> environment = new ArrayList<>();
        config.path("Env").forEach(assignment -> environment.add(assignment.asText()));
        String test = config.path("Healthcheck").path("Test").path(0).asText("NONE");
        String base = config.path("Labels").path(BASE_NAME).asText("");
        return new ImageSettings(config.path("User").asText(""), ports, environment, !test.equals("NONE"), base);
    }

    boolean runsAsRoot() {
        int group = user.indexOf(':');
        String name = group < 0 ? user : user.substring(0, group);
        return name.isBlank() || name.equals("root") || name.chars().allMatch(c -> c == '0');
    }
}
