/** GitHub workflows: rules about what they let strangers do with the repository, its secrets and its runners. */
package io.jenkins.plugins.securitygate.scanner.configuration.workflow;
