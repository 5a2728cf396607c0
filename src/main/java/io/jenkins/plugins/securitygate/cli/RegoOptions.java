package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.policy.rego.RegoEngine;
import io.jenkins.plugins.securitygate.policy.rego.RegoEngines;
import io.jenkins.plugins.securitygate.policy.rego.RegoSettings;
import java.net.URI;
import picocli.CommandLine.Option;

/** Where the engines for Rego are; compiled Rego needs none of them. */
final class RegoOptions {
    private static final String TOKEN = "SECURITY_GATE_OPA_TOKEN";

    @Option(
            names = "--opa",
            paramLabel = "FILE",
            defaultValue = "opa",
            description = "The opa executable, for policies in Rego (default: ${DEFAULT-VALUE} on the PATH).")
    private String executable;

    @Option(
            names = "--opa-server",
            paramLabel = "URL",
            description = "An OPA server, for policies that it holds. The variable " + TOKEN + " has its token.")
    private URI server;

    RegoEngine engines() throws CommandException {
        if (server != null && (server.getScheme() == null || !server.getScheme().matches("https?"))) {
            throw new CommandException("--opa-server " + server + ": not an http or https address");
        }
        return RegoEngines.of(RegoSettings.IN_PROCESS
                .withExecutable(executable)
                .withServer(server, System.getenv().getOrDefault(TOKEN, "")));
    }
}
