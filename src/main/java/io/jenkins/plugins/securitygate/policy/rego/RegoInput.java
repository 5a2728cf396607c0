package io.jenkins.plugins.securitygate.policy.rego;

import java.io.IOException;
import java.io.OutputStream;

/** The {@code input} document of an evaluation. It may be large, so it is written rather than held. */
@FunctionalInterface
public interface RegoInput {
    /** Writes one JSON document in UTF-8 and leaves the stream open. */
    void write(OutputStream out) throws IOException;
}
