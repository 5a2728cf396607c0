package io.jenkins.plugins.securitygate.policy.rego;

import com.fasterxml.jackson.databind.JsonNode;

/** Every engine that is set up; asks the one that a program names. Thread-safe. */
public final class RegoEngines implements RegoEngine {
    private final RegoEngine wasm;
    private final RegoEngine server;
    private final RegoEngine executable;

    private RegoEngines(RegoSettings settings) {
        wasm = new WasmEngine(settings.limits());
        server = settings.server() == null
                ? missing("no OPA server is configured")
                : new ServerEngine(settings.server(), settings.token(), settings.limits());
        executable = settings.executable().isEmpty()
                ? missing("no opa executable is configured")
                : new ExecutableEngine(settings.executable(), settings.limits());
    }

    public static RegoEngines of(RegoSettings settings) {
        return new RegoEngines(settings);
    }

    @Override
    public JsonNode evaluate(RegoProgram program, RegoInput input) throws RegoException {
        RegoEngine engine = switch (program.engine()) {
            case WASM -> wasm;
            case SERVER -> server;
            case OPA -> executable;
        };
        return engine.evaluate(program, input);
    }

    private static RegoEngine missing(String why) {
        return (program, input) -> {
            throw new RegoException(why);
        };
    }
}
