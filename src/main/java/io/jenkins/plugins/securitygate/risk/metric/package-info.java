/** Metrics of a release against those of a baseline: read from files or a Prometheus server, compared by rank. */
package io.jenkins.plugins.securitygate.risk.metric;
