/** What licences are called and how they combine: SPDX expressions and ids, and the names that people use instead. */
package io.jenkins.plugins.securitygate.license;
