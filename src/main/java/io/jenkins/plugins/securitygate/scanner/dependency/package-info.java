/** The embedded scanner of dependencies: which packages a project uses, and which known vulnerabilities they have. */
package io.jenkins.plugins.securitygate.scanner.dependency;
