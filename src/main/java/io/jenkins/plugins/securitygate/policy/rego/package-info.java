/**
 * Rego, the language of Open Policy Agent, by three engines behind {@link
 * io.jenkins.plugins.securitygate.policy.rego.RegoEngine}: compiled to WebAssembly in this process, by an OPA server, and
 * by the {@code opa} executable. Rules are named as conftest names them, see {@link
 * io.jenkins.plugins.securitygate.policy.rego.RegoVerdict}.
 *
 * <p>Whatever goes wrong with an engine or its answer is a {@link
 * io.jenkins.plugins.securitygate.policy.rego.RegoException}, which callers must count as a broken rule.
 */
package io.jenkins.plugins.securitygate.policy.rego;
