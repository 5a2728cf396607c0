package io.jenkins.plugins.securitygate.policy.rego;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.styra.opa.wasm.OpaPolicy;
import io.jenkins.plugins.securitygate.policy.rego.RegoProgram.Form;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Evaluates a compiled program in this process. It can reach neither files nor network, and each evaluation has a memory
 * of its own. The entrypoint must be the package: {@code opa build -t wasm -e main}.
 */
final class WasmEngine implements RegoEngine {
    private static final int PAGE_BYTES = 1 << 16;
    /** Up to here interpreting is done sooner than compiling. */
    private static final int INTERPRETED = 50_000;

    private static final JsonMapper MAPPER = new JsonMapper();

    private final RegoLimits limits;

    WasmEngine(RegoLimits limits) {
        this.limits = limits;
    }

    @Override
    public JsonNode evaluate(RegoProgram program, RegoInput input) throws RegoException {
        return TimedCall.call("compiled Rego", limits.time(), () -> run(program, input));
    }

    private JsonNode run(RegoProgram program, RegoInput input) throws RegoException, IOException {
        RegoProgram.Source source = program.source();
        WasmBundle bundle = source.form() == Form.WASM
                ? new WasmBundle(source.content(), "{}")
                : WasmBundle.read(source.name(), source.content());
        String answer = run(bundle, program, text(input));
        if (answer.length() > limits.answerBytes()) {
            throw new RegoException("the answer is larger than " + limits.answerBytes() + " bytes");
        }
        JsonNode results = MAPPER.readTree(answer);
        if (!results.isArray() || results.size() != 1 || !results.get(0).has("result")) {
            throw new RegoException(program.query() + " is undefined in " + source.name());
        }
        return results.get(0).get("result");
    }

    private String run(WasmBundle bundle, RegoProgram program, String input) throws RegoException {
        OpaPolicy policy = load(bundle, program, input.length() <= INTERPRETED);
        String entrypoint = String.join("/", program.path());
        if (!policy.entrypoints().containsKey(entrypoint)) {
            throw new RegoException(program.source().name() + " has no entrypoint " + entrypoint
                    + "; compile it with 'opa build -t wasm -e " + entrypoint + "'");
        }
        try {
            return policy.entrypoint(entrypoint).data(bundle.data()).evaluate(input);
        } catch (RuntimeException e) {
            throw new RegoException(program.source().name() + " failed: " + e.getMessage(), e);
        }
    }

    private OpaPolicy load(WasmBundle bundle, RegoProgram program, boolean interpret) throws RegoException {
        OpaPolicy.Builder builder =
                OpaPolicy.builder().withPolicy(bundle.wasm()).withMaxMemory((int) (limits.memoryBytes() / PAGE_BYTES));
        try {
            return (interpret ? builder.disableCompiler() : builder).build();
        } catch (RuntimeException e) {
            throw new RegoException(
                    program.source().name() + " is no Rego that 'opa build -t wasm' compiled: " + e.getMessage(), e);
        }
    }

    private static String text(RegoInput input) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        input.write(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
