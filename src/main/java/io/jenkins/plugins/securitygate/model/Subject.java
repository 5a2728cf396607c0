package io.jenkins.plugins.securitygate.model;

import java.util.List;
import java.util.TreeSet;

/**
 * What the evidence is about.
 *
 * @param name project, job or folder name
 * @param revision source revision or build number, empty when unknown
 * @param stage delivery stage such as {@code build}, {@code test}, {@code deploy}; empty when not said
 * @param region region of the deployment, empty when not said
 * @param branch branch of the source, empty when not known
 * @param labels what those who answer for the project call it, such as {@code pci}; sorted
 */
public record Subject(String name, String revision, String stage, String region, String branch, List<String> labels) {
    public Subject {
        name = Texts.bounded(name, Texts.SHORT);
        revision = Texts.bounded(revision, Texts.SHORT);
        stage = Texts.bounded(stage, Texts.SHORT);
        region = Texts.bounded(region, Texts.SHORT);
        branch = Texts.bounded(branch, Texts.SHORT);
        labels = List.copyOf(new TreeSet<>(labels));
    }

    /** A subject of unknown branch and without labels. */
    public Subject(String name, String revision, String stage, String region) {
        this(name, revision, stage, region, "", List.of());
    }

    /** The same subject with its branch and labels. */
    public Subject in(String itsBranch, List<String> itsLabels) {
        return new Subject(name, revision, stage, region, itsBranch, itsLabels);
    }
}
