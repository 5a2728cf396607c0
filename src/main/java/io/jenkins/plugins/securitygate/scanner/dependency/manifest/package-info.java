/** Reads which packages a project uses from its lockfiles, manifests and archives: one class for each kind of file. */
package io.jenkins.plugins.securitygate.scanner.dependency.manifest;
