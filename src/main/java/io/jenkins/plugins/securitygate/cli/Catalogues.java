package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.scanner.tool.CatalogueException;
import io.jenkins.plugins.securitygate.scanner.tool.ToolCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The catalogue that {@code --tools} asks for. */
final class Catalogues {
    private Catalogues() {}

    /** @param file {@code null} for the built-in catalogue alone */
    static ToolCatalogue read(Path file) throws CommandException {
        if (file == null) {
            return ToolCatalogue.builtIn();
        }
        try {
            return ToolCatalogue.builtIn().with(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new CommandException("--tools " + file + ": cannot be read: " + e, e);
        } catch (CatalogueException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }
}
