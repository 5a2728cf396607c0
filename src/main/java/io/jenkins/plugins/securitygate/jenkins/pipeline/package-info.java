/** The steps: they scan or read reports where the workspace is, and decide on the controller. */
package io.jenkins.plugins.securitygate.jenkins.pipeline;
