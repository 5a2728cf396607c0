package io.jenkins.plugins.securitygate.jenkins.pipeline;

import io.jenkins.plugins.securitygate.scanner.Scanner;
import io.jenkins.plugins.securitygate.scanner.Scanners;
import java.util.stream.Collectors;

/** The embedded scanners by name. */
final class ScannerNames {
    private ScannerNames() {}

    /** The ids of all scanners for a message. */
    static String known() {
        return Scanners.all().stream().map(Scanner::id).collect(Collectors.joining(", "));
    }
}
