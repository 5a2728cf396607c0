/** Dockerfiles: a parser of their instructions and stages, the rules about them in families, and the facts they state. */
package io.jenkins.plugins.securitygate.scanner.configuration.docker;
