/** Vulnerability data in the OSV schema: an index of it on disk, and which of it concerns a package in a version. */
package io.jenkins.plugins.securitygate.scanner.dependency.osv;
