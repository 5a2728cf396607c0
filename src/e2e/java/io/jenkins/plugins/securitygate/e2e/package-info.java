/** Tries the finished plugin over HTTP and in a browser, in a real Jenkins that runs in a process of its own. */
package io.jenkins.plugins.securitygate.e2e;
