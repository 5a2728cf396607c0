package io.jenkins.plugins.securitygate.jenkins.page;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Sends an object as JSON. */
final class JsonResponse implements HttpResponse {
    private static final JsonMapper JSON = new JsonMapper();

    private final Object content;

    /** @param content an object with getters */
    JsonResponse(Object content) {
        this.content = content;
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().write(JSON.writeValueAsString(content));
    }
}
