/**
 * Reads the reports of scanners. One {@link io.jenkins.plugins.securitygate.report.ReportReader} per format, registered by
 * {@code @AutoService}, found by name or by the report's content; results go into a bounded
 * {@link io.jenkins.plugins.securitygate.report.ScanSink}.
 */
package io.jenkins.plugins.securitygate.report;
