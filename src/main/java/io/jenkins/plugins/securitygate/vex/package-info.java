/** VEX documents that the gate itself is given, and what they say of the findings of all scans. */
package io.jenkins.plugins.securitygate.vex;
