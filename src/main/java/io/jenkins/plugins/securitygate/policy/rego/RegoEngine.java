package io.jenkins.plugins.securitygate.policy.rego;

import com.fasterxml.jackson.databind.JsonNode;

/** Evaluates Rego. */
@FunctionalInterface
public interface RegoEngine {
    /**
     * The document that a program defines for an input.
     *
     * @return what stands at the program's query; never a missing node
     * @throws RegoException when there is no answer, or none that can be trusted: the program does not compile, the
     *     document is undefined, a limit was passed, the engine is gone or answers something else
     */
    JsonNode evaluate(RegoProgram program, RegoInput input) throws RegoException;
}
