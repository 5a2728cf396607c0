/** Licences: those that packages declare, and those whose texts lie in the tree. */
package io.jenkins.plugins.securitygate.scanner.license;
