package io.jenkins.plugins.securitygate.policy.rego;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.policy.rego.RegoProgram.Form;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs {@code opa eval}. The program may come from a repository, so what reaches out of it is taken away: no network, no
 * environment, no files but its own. A function that fails makes the evaluation fail, where OPA by default would go on as
 * if the condition did not hold.
 */
final class ExecutableEngine implements RegoEngine {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final String executable;
    private final RegoLimits limits;

    ExecutableEngine(String executable, RegoLimits limits) {
        this.executable = executable;
        this.limits = limits;
    }

    @Override
    public JsonNode evaluate(RegoProgram program, RegoInput input) throws RegoException {
        try (WorkFolder folder = new WorkFolder()) {
            BoundedProcess opa = new BoundedProcess(folder.path(), limits);
            Files.write(folder.path().resolve("capabilities.json"), capabilities(opa));
            Path inputFile = folder.path().resolve("input.json");
            try (OutputStream out = Files.newOutputStream(inputFile)) {
                input.write(out);
            }
            return result(program, opa.run(command(program, folder.path()), inputFile));
        } catch (IOException e) {
            throw new RegoException(executable + " could not be run: " + e.getMessage(), e);
        }
    }

    private byte[] capabilities(BoundedProcess opa) throws IOException, RegoException {
        BoundedProcess.Output output = opa.run(List.of(executable, "capabilities", "--current"), null);
        if (output.exit() != 0) {
            throw new RegoException(executable + " is no opa: " + output.error());
        }
        return Capabilities.withoutReach(output.text());
    }

    private List<String> command(RegoProgram program, Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                executable,
                "eval",
                "--format=json",
                "--stdin-input",
                "--strict-builtin-errors",
                "--capabilities=capabilities.json"));
        if (program.source().form() == Form.BUNDLE) {
            Files.write(folder.resolve("bundle.tar.gz"), program.source().content());
            command.add("--bundle=bundle.tar.gz");
        } else {
            Files.write(folder.resolve("policy.rego"), program.source().content());
            command.add("--data=policy.rego");
        }
        command.add(program.query());
        return command;
    }

    private JsonNode result(RegoProgram program, BoundedProcess.Output output) throws RegoException, IOException {
        JsonNode json;
        try {
            json = MAPPER.readTree(output.text());
        } catch (IOException e) {
            throw new RegoException(executable + " answers something else than JSON: " + output.excerpt(), e);
        }
        JsonNode error = json.at("/errors/0");
        if (!error.isMissingNode()) {
            String place = error.has("location")
                    ? program.source().name() + ":" + error.at("/location/row").asInt() + ": "
                    : "";
            throw new RegoException(place + error.path("message").asText());
        }
        if (output.exit() != 0) {
            throw new RegoException(executable + " ended with exit code " + output.exit() + ": " + output.excerpt());
        }
        JsonNode value = json.at("/result/0/expressions/0/value");
        if (value.isMissingNode()) {
            throw new RegoException(
                    program.query() + " is undefined in " + program.source().name());
        }
        return value;
    }
}
