/** What administrators set centrally, and the listeners that make it binding for every job. */
package io.jenkins.plugins.securitygate.jenkins.admin;
