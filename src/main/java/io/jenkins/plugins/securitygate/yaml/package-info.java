/** Strict reading of the product's own YAML files: every problem with its line and column, checked against a JSON Schema. */
package io.jenkins.plugins.securitygate.yaml;
