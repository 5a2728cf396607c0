/** What people do about the gate: manage policies, request and review waivers, approve releases. */
package io.jenkins.plugins.securitygate.jenkins.people;
