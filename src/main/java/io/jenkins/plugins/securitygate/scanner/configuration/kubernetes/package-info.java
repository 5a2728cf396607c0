/** Kubernetes manifests: their objects, the rules about them in families, and the facts that they state. */
package io.jenkins.plugins.securitygate.scanner.configuration.kubernetes;
