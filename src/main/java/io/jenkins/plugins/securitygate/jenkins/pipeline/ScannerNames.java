package io.jenkins.plugins.securitygate.jenkins.pipeline;

import io.jenkins.plugins.securitygate.scanner.Scanner;
import io.jenkins.plugins.securitygate.scanner.Scanners;
import io.jenkins.plugins.securitygate.scanner.tool.ExternalTool;
import io.jenkins.plugins.securitygate.scanner.tool.ToolCatalogue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scanners and tools by name. */
final class ScannerNames {
    private ScannerNames() {}

    /** The ids of all scanners and tools for a message. */
    static String known(ToolCatalogue catalogue) {
        return Stream.concat(
                        Scanners.all().stream().map(Scanner::id),
                        catalogue.all().stream().map(ExternalTool::id))
                .collect(Collectors.joining(", "));
    }
}
