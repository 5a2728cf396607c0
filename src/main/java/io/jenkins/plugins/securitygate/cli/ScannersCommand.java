package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.scanner.EmbeddedScanner;
import io.jenkins.plugins.securitygate.scanner.Scanners;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the scanners. */
@Command(name = "scanners", description = "List the scanners that can be run.")
final class ScannersCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        List<EmbeddedScanner> scanners = new ArrayList<>(Scanners.all());
        scanners.addAll(Scanners.ofImages());
        scanners.sort(Comparator.comparing(EmbeddedScanner::id));
        for (EmbeddedScanner scanner : scanners) {
            spec.commandLine().getOut().printf("%-14s %s%n", scanner.id(), scanner.title());
        }
    }
}
