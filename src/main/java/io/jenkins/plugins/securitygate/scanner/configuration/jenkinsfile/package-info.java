/**
 * Jenkinsfiles: rules about their text. A Jenkinsfile is a program; rules look for what is certain line by line, and
 * for nothing that would need to run it.
 */
package io.jenkins.plugins.securitygate.scanner.configuration.jenkinsfile;
