/**
 * The files in which a decision and its evidence leave the gate: for people (HTML), for scripts (decision JSON) and for
 * other security tools (SARIF, CycloneDX). Nothing here knows Jenkins.
 */
package io.jenkins.plugins.securitygate.export;
