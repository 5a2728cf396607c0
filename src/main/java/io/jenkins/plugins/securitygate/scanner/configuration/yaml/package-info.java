/** YAML documents as trees whose every node knows its line and column; shared by all formats written in YAML. */
package io.jenkins.plugins.securitygate.scanner.configuration.yaml;
