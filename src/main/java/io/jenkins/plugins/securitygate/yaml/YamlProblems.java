package io.jenkins.plugins.securitygate.yaml;

/** Takes the problems of one file. */
public interface YamlProblems {
    /** The file as its user knows it, for messages. */
    String file();

    /** A problem of the file as a whole. */
    void add(String message);

    /**
     * A problem at a place.
     *
     * @param entry id of the entry of the file that it concerns, empty when it concerns none
     */
    void add(YamlDocument.Position position, String entry, String message);
}
