/**
 * Sends results to other services: a webhook, DefectDojo, Dependency-Track. Certificates are trusted as this Java trusts
 * them, no redirect is followed, and a token never stands in a message.
 */
package io.jenkins.plugins.securitygate.upload;
