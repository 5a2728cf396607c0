package io.jenkins.plugins.securitygate.policy.rego;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/** What a Rego program may call, as OPA's own capabilities file says it. */
final class Capabilities {
    private static final Set<String> REACHING = Set.of("http.send", "net.lookup_ip_addr", "opa.runtime");
    private static final JsonMapper MAPPER = new JsonMapper();

    private Capabilities() {}

    /**
     * The capabilities of an OPA without those that reach the network or the environment.
     *
     * @param current what {@code opa capabilities --current} prints
     */
    static byte[] withoutReach(String current) throws IOException, RegoException {
        JsonNode json = MAPPER.readTree(current);
        if (!(json instanceof ObjectNode capabilities) || !(json.get("builtins") instanceof ArrayNode builtins)) {
            throw new RegoException("opa does not say what it is capable of");
        }
        ArrayNode kept = MAPPER.createArrayNode();
        for (JsonNode builtin : builtins) {
            if (!REACHING.contains(builtin.path("name").asText())) {
                kept.add(builtin);
            }
        }
        capabilities.set("builtins", kept);
        capabilities.set("allow_net", MAPPER.createArrayNode());
        return MAPPER.writeValueAsBytes(capabilities);
    }
}
