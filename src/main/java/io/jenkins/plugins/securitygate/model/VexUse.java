package io.jenkins.plugins.securitygate.model;

/**
 * What became of one VEX document that the gate was given.
 *
 * @param document name of its file
 * @param author who makes its statements
 * @param digest SHA-256 of the file, hexadecimal
 * @param statements how many statements it makes
 * @param findings how many findings do not count because of it
 */
public record VexUse(String document, String author, String digest, int statements, int findings) {
    public VexUse {
        document = Texts.bounded(document, Texts.SHORT);
        author = Texts.bounded(author, Texts.SHORT);
    }
}
