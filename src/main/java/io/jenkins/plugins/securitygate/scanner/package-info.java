/**
 * What produces scans: the embedded scanners, each registered by {@code @AutoService}, and what they share. A scanner
 * runs where the workspace is, streams, never follows a link out of the scanned root and never executes what it scans.
 */
package io.jenkins.plugins.securitygate.scanner;
