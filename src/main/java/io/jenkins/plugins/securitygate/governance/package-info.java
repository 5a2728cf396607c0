/**
 * What people decide and what must be remembered of it: versions of central policies, waivers that are requested and
 * reviewed, approvals of releases. Everything is a file of the controller and knows no Jenkins.
 */
package io.jenkins.plugins.securitygate.governance;
