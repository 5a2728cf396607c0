package io.jenkins.plugins.securitygate.model;

/**
 * What the evidence is about.
 *
 * @param name project, job or folder name
 * @param revision source revision or build number, empty when unknown
 * @param stage delivery stage such as {@code build}, {@code test}, {@code deploy}; empty when not said
 * @param region region of the deployment, empty when not said
 */
public record Subject(String name, String revision, String stage, String region) {
    public Subject {
        name = Texts.bounded(name, Texts.SHORT);
        revision = Texts.bounded(revision, Texts.SHORT);
        stage = Texts.bounded(stage, Texts.SHORT);
        region = Texts.bounded(region, Texts.SHORT);
    }
}
