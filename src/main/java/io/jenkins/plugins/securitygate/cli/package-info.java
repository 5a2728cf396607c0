/** The laptop command: the same engine as in Jenkins, from scan to decision. */
package io.jenkins.plugins.securitygate.cli;
