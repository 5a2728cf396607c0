/** Configuration of nginx: rules about TLS and what is told to strangers, and the ports that it listens on. */
package io.jenkins.plugins.securitygate.scanner.configuration.nginx;
