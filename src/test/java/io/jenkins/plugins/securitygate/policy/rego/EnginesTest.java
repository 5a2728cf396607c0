package io.jenkins.plugins.securitygate.policy.rego;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.policy.rego.RegoProgram.Engine;
import io.jenkins.plugins.securitygate.policy.rego.RegoProgram.Form;
import io.jenkins.plugins.securitygate.policy.rego.RegoProgram.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three engines, each with the real OPA. */
class EnginesTest {
    private static final String REGO = """
            package main

            deny contains msg if {
            	some fact in input.facts
            	fact.type == "port"
            	fact.number != 443
            	msg := sprintf("port %d is exposed", [fact.number])
            }

            warn contains "no tests" if count(input.tests) == 0
            """;
    private static final String INPUT = """
            {"facts": [{"type": "port", "number": 8080}, {"type": "port", "number": 443}], "tests": []}
            """;
    private static final String SLOW = """
            package main

            deny contains "slow" if {
            	some a in numbers.range(1, 100000)
            	some b in numbers.range(1, 100000)
            	a * b == -1
            }
            """;
    private static final RegoSettings SETTINGS = RegoSettings.IN_PROCESS;

    @TempDir
    private Path folder;

    @Test
    void compiledRegoNeedsNoOpa() throws Exception {
        byte[] bundle = Files.readAllBytes(Path.of("src/test/resources/rego/perimeter.tar.gz"));

        RegoVerdict verdict = ask(SETTINGS, Engine.WASM, new Source(Form.BUNDLE, "perimeter.tar.gz", bundle), """
                {"subject": {"name": "shop"}, "tests": [],
                 "facts": [{"type": "port", "number": 80, "resource": "Ingress/shop", "attributes": {"exposure": "ingress"}}],
                 "findings": [{"severity": "critical", "title": "RCE", "fingerprint": "f1"}]}
                """);

        assertThat(verdict.denied())
                .containsExactly(
                        new RegoMessage("deny_ports", "port 80 is exposed", "Ingress/shop", "", ""),
                        new RegoMessage("violation", "RCE", "", "", "f1"));
        assertThat(verdict.warned()).extracting(RegoMessage::text).containsExactly("there are no tests");
    }

    @Test
    void allEnginesGiveTheSameAnswer() throws Exception {
        byte[] bundle = Opa.compile(folder, "main", REGO);
        Path file = Files.writeString(folder.resolve("policy.rego"), REGO);

        RegoVerdict compiled = ask(SETTINGS, Engine.WASM, new Source(Form.BUNDLE, "bundle", bundle), INPUT);
        RegoVerdict executed = ask(executable(), Engine.OPA, module(REGO), INPUT);
        RegoVerdict served;
        try (Opa.Server server = Opa.serve(file.toString())) {
            served = ask(SETTINGS.withServer(server.address(), ""), Engine.SERVER, Source.NONE, INPUT);
        }

        assertThat(compiled.denied()).extracting(RegoMessage::text).containsExactly("port 8080 is exposed");
        assertThat(compiled.warned()).extracting(RegoMessage::text).containsExactly("no tests");
        assertThat(executed).isEqualTo(compiled);
        assertThat(served).isEqualTo(compiled);
    }

    @Test
    void aServerThatAsksForATokenGetsIt() throws Exception {
        Path rego = Files.writeString(folder.resolve("policy.rego"), REGO);
        Path authorization = Files.writeString(folder.resolve("authz.rego"), """
                package system.authz

                default allow := false

                allow if input.identity == "sesame"
                """);
        try (Opa.Server server = Opa.serve(
                "--authentication=token", "--authorization=basic", rego.toString(), authorization.toString())) {
            RegoSettings right = SETTINGS.withServer(server.address(), "sesame");
            RegoSettings wrong = SETTINGS.withServer(server.address(), "mustard");

            assertThat(ask(right, Engine.SERVER, Source.NONE, INPUT).denied()).hasSize(1);
            assertThatThrownBy(() -> ask(wrong, Engine.SERVER, Source.NONE, INPUT))
                    .hasMessageContaining("status 401")
                    .hasMessageNotContaining("mustard");
        }
    }

    @Test
    void anUndefinedPackageIsAnErrorForEveryEngine() throws Exception {
        String other = "package other\n\ndeny contains \"a\" if input.a\n";
        byte[] bundle = Opa.compile(folder, "other", other);
        try (Opa.Server server = Opa.serve()) {
            assertThatThrownBy(() -> ask(SETTINGS.withServer(server.address(), ""), Engine.SERVER, Source.NONE, INPUT))
                    .hasMessageContaining("data.main is undefined on the OPA server");
        }
        assertThatThrownBy(() -> ask(executable(), Engine.OPA, module(other), INPUT))
                .hasMessage("data.main is undefined in policy.rego");
        assertThatThrownBy(() -> ask(SETTINGS, Engine.WASM, new Source(Form.BUNDLE, "b.tar.gz", bundle), INPUT))
                .hasMessage("b.tar.gz has no entrypoint main; compile it with 'opa build -t wasm -e main'");
    }

    @Test
    void aProgramThatDoesNotCompileIsNamedWithItsLine() {
        RegoSettings opa = executable();

        assertThatThrownBy(() -> ask(opa, Engine.OPA, module("package main\n\ndeny contains x if true\n"), INPUT))
                .hasMessage("policy.rego:3: var x is unsafe");
    }

    @Test
    void aFunctionThatFailsIsAnErrorAndNotAConditionThatDoesNotHold() {
        RegoSettings opa = executable();
        String rego = "package main\n\ndeny contains \"a\" if time.parse_rfc3339_ns(input.when) > 0\n";

        assertThatThrownBy(() -> ask(opa, Engine.OPA, module(rego), "{\"when\": \"yesterday\"}"))
                .hasMessageContaining("policy.rego:3")
                .hasMessageContaining("yesterday");
    }

    @Test
    void aProgramReachesNeitherNetworkNorEnvironment() {
        RegoSettings opa = executable();
        String network =
                "package main\n\ndeny contains \"a\" if http.send({\"method\": \"get\", \"url\": \"http://localhost\"})\n";
        String environment = "package main\n\ndeny contains opa.runtime().env.PATH\n";

        assertThatThrownBy(() -> ask(opa, Engine.OPA, module(network), INPUT))
                .hasMessageContaining("undefined function http.send");
        assertThatThrownBy(() -> ask(opa, Engine.OPA, module(environment), INPUT))
                .hasMessageContaining("undefined function opa.runtime");
    }

    @Test
    void aSlowProgramIsEnded() throws Exception {
        RegoLimits second = new RegoLimits(Duration.ofSeconds(1), 1L << 30, 1 << 20);
        byte[] bundle = Opa.compile(folder, "main", SLOW);

        assertThatThrownBy(() -> ask(executable().withLimits(second), Engine.OPA, module(SLOW), INPUT))
                .hasMessageContaining("did not answer within 1 s");
        assertThatThrownBy(() ->
                        ask(SETTINGS.withLimits(second), Engine.WASM, new Source(Form.BUNDLE, "b", bundle), INPUT))
                .hasMessage("compiled Rego did not answer within 1 s");
    }

    @Test
    void aProgramThatTakesTooMuchMemoryIsEnded() throws Exception {
        RegoLimits small = new RegoLimits(Duration.ofSeconds(60), 96L << 20, 1 << 20);
        String hungry = """
                package main

                deny contains "much" if {
                	count(numbers.range(1, 20000000)) == 1
                }
                """;
        byte[] bundle = Opa.compile(folder, "main", hungry);

        assertThatThrownBy(() -> ask(executable().withLimits(small), Engine.OPA, module(hungry), INPUT))
                .hasMessageContaining("took more than 96 MB");
        assertThatThrownBy(
                        () -> ask(SETTINGS.withLimits(small), Engine.WASM, new Source(Form.BUNDLE, "b", bundle), INPUT))
                .isInstanceOf(RegoException.class);
    }

    @Test
    void aBundleThatIsNoneSaysSo() {
        assertThatThrownBy(() -> ask(SETTINGS, Engine.WASM, new Source(Form.BUNDLE, "b", new byte[] {1, 2}), INPUT))
                .hasMessageStartingWith("b is no bundle");
        assertThatThrownBy(() -> ask(SETTINGS, Engine.WASM, new Source(Form.WASM, "b", new byte[] {1, 2}), INPUT))
                .hasMessageStartingWith("b is no Rego that 'opa build -t wasm' compiled");
    }

    @Test
    void anEngineThatIsNotSetUpSaysSo() {
        assertThatThrownBy(() -> ask(SETTINGS, Engine.OPA, module(REGO), INPUT))
                .hasMessage("no opa executable is configured");
        assertThatThrownBy(() -> ask(SETTINGS, Engine.SERVER, Source.NONE, INPUT))
                .hasMessage("no OPA server is configured");
    }

    private static RegoSettings executable() {
        return SETTINGS.withExecutable(Opa.executable().toString());
    }

    private static Source module(String rego) {
        return new Source(Form.MODULE, "policy.rego", rego.getBytes(StandardCharsets.UTF_8));
    }

    private static RegoVerdict ask(RegoSettings settings, Engine engine, Source source, String input)
            throws RegoException {
        JsonNode document = RegoEngines.of(settings)
                .evaluate(
                        new RegoProgram(engine, List.of("main"), source),
                        out -> out.write(input.getBytes(StandardCharsets.UTF_8)));
        return RegoVerdict.of(document);
    }
}
