/**
 * Terraform: configuration in HCL and in JSON, and plans in JSON. HCL is read into the tree that Terraform's JSON syntax
 * would give, so that one set of rules looks at all three. Expressions are not evaluated, except that the defaults of
 * variables take the place of references to them. The reader is our own because the parsers of HCL for Java either
 * evaluate what they read, down to sending the requests of {@code data "http"}, or lose the lines.
 */
package io.jenkins.plugins.securitygate.scanner.configuration.terraform;
