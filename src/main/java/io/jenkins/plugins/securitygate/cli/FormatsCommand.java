package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.ReportReader;
import io.jenkins.plugins.securitygate.report.ReportReaders;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the report formats. */
@Command(name = "formats", description = "List the report formats that can be read.")
final class FormatsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        for (ReportReader reader : ReportReaders.all()) {
            String kinds = reader.kinds().stream().sorted().map(ScanKind::id).collect(Collectors.joining(", "));
            spec.commandLine().getOut().printf("%-14s %s (%s)%n", reader.format(), reader.title(), kinds);
        }
    }
}
