package io.jenkins.plugins.securitygate.policy.rego;

import java.net.URI;

/**
 * Where the engines are. Set where the gate is set up and never by a policy: a policy of a repository must not choose
 * what the controller runs or calls.
 *
 * @param executable file or name of {@code opa}, empty for none
 * @param server address of an OPA server without {@code /v1}, {@code null} for none
 * @param token bearer token for the server, empty for none
 * @param limits what one evaluation may take
 */
public record RegoSettings(String executable, URI server, String token, RegoLimits limits) {
    /** No executable and no server; compiled programs work all the same. */
    public static final RegoSettings IN_PROCESS = new RegoSettings("", null, "", RegoLimits.DEFAULT);

    public RegoSettings withExecutable(String file) {
        return new RegoSettings(file, server, token, limits);
    }

    public RegoSettings withServer(URI address, String bearerToken) {
        return new RegoSettings(executable, address, bearerToken, limits);
    }

    public RegoSettings withLimits(RegoLimits others) {
        return new RegoSettings(executable, server, token, others);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "RegoSettings[executable=" + executable + ", server=" + server + "]";
    }
}
