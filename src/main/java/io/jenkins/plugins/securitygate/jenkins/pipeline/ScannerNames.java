package io.jenkins.plugins.securitygate.jenkins.pipeline;

import io.jenkins.plugins.securitygate.scanner.EmbeddedScanner;
import io.jenkins.plugins.securitygate.scanner.Scanners;
import io.jenkins.plugins.securitygate.scanner.tool.ExternalTool;
import io.jenkins.plugins.securitygate.scanner.tool.ToolCatalogue;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scanners and tools by name. */
final class ScannerNames {
    private static final List<EmbeddedScanner> EMBEDDED = Stream.<EmbeddedScanner>concat(
                    Scanners.all().stream(), Scanners.ofImages().stream())
            .sorted(Comparator.comparing(EmbeddedScanner::id))
            .toList();

    private ScannerNames() {}

    /** Every embedded scanner, of folders and of images, in the order of their ids. */
    static List<EmbeddedScanner> embedded() {
        return EMBEDDED;
    }

    /** Whether an embedded scanner has this id. */
    static boolean isEmbedded(String id) {
        return EMBEDDED.stream().anyMatch(scanner -> scanner.id().equals(id));
    }

    /** The ids of all scanners and tools for a message. */
    static String known(ToolCatalogue catalogue) {
        return Stream.concat(
                        EMBEDDED.stream().map(EmbeddedScanner::id),
                        catalogue.all().stream().map(ExternalTool::id))
                .collect(Collectors.joining(", "));
    }
}
