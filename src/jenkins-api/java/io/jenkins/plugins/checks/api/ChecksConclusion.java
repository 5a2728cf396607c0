package io.jenkins.plugins.checks.api;

public enum ChecksConclusion {
    FAILURE,
    SUCCESS
}
