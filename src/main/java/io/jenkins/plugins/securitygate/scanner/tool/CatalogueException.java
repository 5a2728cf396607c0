package io.jenkins.plugins.securitygate.scanner.tool;

import java.util.List;

/** A catalogue of tools that cannot be used. The message has one line per problem, in the order of the file. */
public final class CatalogueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CatalogueException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
