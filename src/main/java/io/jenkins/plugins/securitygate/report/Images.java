package io.jenkins.plugins.securitygate.report;

/** Reads references of container images. */
final class Images {
    private Images() {}

    /** The name without tag and digest: a finding stays the same when the next build gives the image another tag. */
    static String name(String reference) {
        int digest = reference.indexOf('@');
        String tagged = digest < 0 ? reference : reference.substring(0, digest);
        int tag = tagged.lastIndexOf(':');
        return tag > tagged.lastIndexOf('/') ? tagged.substring(0, tag) : tagged;
    }
}
