/** How each ecosystem orders its versions, by its own specification. */
package io.jenkins.plugins.securitygate.scanner.dependency.version;
