package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.scanner.Scanner;
import io.jenkins.plugins.securitygate.scanner.Scanners;
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
        for (Scanner scanner : Scanners.all()) {
            spec.commandLine().getOut().printf("%-14s %s%n", scanner.id(), scanner.title());
        }
    }
}
