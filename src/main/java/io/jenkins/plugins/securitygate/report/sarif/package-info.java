/**
 * Reads SARIF 2.1.0 (OASIS standard) as a stream. A result is read into a draft as its members come, resolved against
 * its run's rules, artifacts and base URIs, and handed on before the next one is read.
 */
package io.jenkins.plugins.securitygate.report.sarif;
