package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.vex.Vex;
import io.jenkins.plugins.securitygate.vex.VexDocument;
import io.jenkins.plugins.securitygate.vex.VexException;
import io.jenkins.plugins.securitygate.vex.VexFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** VEX documents that hold for the findings of all scans. */
final class VexOptions {
    @Option(
            names = "--vex",
            paramLabel = "FILE",
            description = "VEX document (OpenVEX, CSAF, CycloneDX in JSON), or a folder with some, that says which"
                    + " findings do not count; repeat for more. Only those that you trust.")
    private List<Path> files = List.of();

    @Option(
            names = "--product",
            paramLabel = "NAME",
            description = "Package URL or name under which VEX documents know what is scanned; repeat for more.")
    private List<String> products = List.of();

    /** @throws CommandException when a document cannot be read */
    Vex read() throws CommandException {
        List<VexDocument> documents = new ArrayList<>();
        for (Path file : files) {
            try {
                documents.addAll(VexFile.readAll(file));
            } catch (VexException e) {
                throw new CommandException(e.getMessage(), e);
            }
        }
        return new Vex(documents, Set.copyOf(products));
    }
}
