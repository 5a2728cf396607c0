/**
 * Reads the databases of RPM without RPM: those of Berkeley DB, of SQLite, and RPM's own (ndb). Each is read from memory, and
 * nothing in it is trusted: a damaged one is an error with its place.
 */
package io.jenkins.plugins.securitygate.scanner.container.rpm;
