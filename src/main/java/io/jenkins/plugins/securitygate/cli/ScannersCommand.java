package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.scanner.EmbeddedScanner;
import io.jenkins.plugins.securitygate.scanner.Scanners;
import io.jenkins.plugins.securitygate.scanner.tool.ExternalTool;
import io.jenkins.plugins.securitygate.scanner.tool.LocalRunner;
import io.jenkins.plugins.securitygate.scanner.tool.ToolCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the scanners and the tools. */
@Command(name = "scanners", description = "List the embedded scanners, and the tools that can be run if installed.")
final class ScannersCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--tools", paramLabel = "FILE", description = "Catalogue of further or changed tools.")
    private Path catalogue;

    @Override
    public Integer call() throws CommandException {
        ToolCatalogue tools = Catalogues.read(catalogue);
        List<EmbeddedScanner> scanners = new ArrayList<>(Scanners.all());
        scanners.addAll(Scanners.ofImages());
        scanners.sort(Comparator.comparing(EmbeddedScanner::id));
        for (EmbeddedScanner scanner : scanners) {
            spec.commandLine().getOut().printf("%-17s embedded   %s%n", scanner.id(), scanner.title());
        }
        tools.all().forEach(this::print);
        return ExitCode.OK;
    }

    private void print(ExternalTool tool) {
        boolean installed = LocalRunner.finds(tool.version().command().get(0));
        String kinds = tool.about().kinds().stream().sorted().map(ScanKind::id).collect(Collectors.joining(", "));
        spec.commandLine()
                .getOut()
                .printf(
                        "%-17s %-10s %s (%s)%s%n",
                        tool.id(),
                        installed ? "installed" : "missing",
                        tool.about().title(),
                        kinds,
                        installed ? "" : "; " + tool.about().install());
    }
}
