package io.jenkins.plugins.securitygate.policy;

/** Anything in a policy that gets a result of its own. */
interface PolicyEntry {
    Statement statement();

    Terms terms();

    default String id() {
        return statement().id();
    }

    default String title() {
        return statement().title();
    }

    default String owner() {
        return statement().owner();
    }

    default String fix() {
        return statement().fix();
    }

    /** The same entry with another statement and other terms. */
    PolicyEntry with(Statement statement, Terms terms);
}
