package io.jenkins.plugins.securitygate.policy;

/** Anything in a policy that gets a result of its own. */
interface PolicyEntry {
    String id();

    String title();

    String owner();

    String fix();

    Terms terms();
}
