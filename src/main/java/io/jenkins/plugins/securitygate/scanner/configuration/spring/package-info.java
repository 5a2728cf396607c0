/** Application properties of Spring Boot: rules about TLS, management and secrets, and the ports that they open. */
package io.jenkins.plugins.securitygate.scanner.configuration.spring;
