/** What a build keeps and shows: the files beside it, its page, its badge and its remote API. */
package io.jenkins.plugins.securitygate.jenkins.page;
