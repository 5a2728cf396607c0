package io.jenkins.plugins.securitygate.vex;

import java.util.List;

/**
 * A VEX document.
 *
 * @param name name of its file
 * @param author who makes its statements, never empty
 * @param digest SHA-256 of the file, hexadecimal
 * @param statements in the order of the file
 */
public record VexDocument(String name, String author, String digest, List<VexStatement> statements) {
    public VexDocument {
        statements = List.copyOf(statements);
    }
}
