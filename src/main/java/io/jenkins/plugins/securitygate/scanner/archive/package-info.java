/** Archives as streams of their entries, which are read where they lie and never unpacked to disk. */
package io.jenkins.plugins.securitygate.scanner.archive;
