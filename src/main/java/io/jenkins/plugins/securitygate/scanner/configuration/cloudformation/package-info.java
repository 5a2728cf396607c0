/** CloudFormation templates in YAML and JSON: rules about, and facts from, each of their resources. */
package io.jenkins.plugins.securitygate.scanner.configuration.cloudformation;
