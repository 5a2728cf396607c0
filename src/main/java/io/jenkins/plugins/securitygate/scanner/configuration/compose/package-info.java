/** Docker Compose files: rules about, and facts from, each of their services. */
package io.jenkins.plugins.securitygate.scanner.configuration.compose;
