/**
 * Finds credentials in the files of a source tree. Rules are data in the TOML format of gitleaks with RE2 expressions;
 * what an expression cannot say (a checksum, a decodable header) is a named {@link
 * io.jenkins.plugins.securitygate.scanner.secret.SecretCheck}. The value of a secret never leaves this package: a finding
 * holds a keyed digest and a masked line.
 */
package io.jenkins.plugins.securitygate.scanner.secret;
