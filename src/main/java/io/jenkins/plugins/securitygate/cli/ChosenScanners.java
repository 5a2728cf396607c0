package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.scanner.Scanner;
import io.jenkins.plugins.securitygate.scanner.Scanners;
import io.jenkins.plugins.securitygate.scanner.tool.ExternalTool;
import io.jenkins.plugins.securitygate.scanner.tool.ToolCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code --scanner} asks for. */
record ChosenScanners(List<Scanner> embedded, List<ExternalTool> tools) {

    /** @param ids empty for all embedded scanners; an id that nobody has is an error before anything runs */
    static ChosenScanners of(List<String> ids, ToolCatalogue catalogue) throws CommandException {
        if (ids.isEmpty()) {
            return new ChosenScanners(Scanners.all(), List.of());
        }
        List<Scanner> embedded = new ArrayList<>();
        List<ExternalTool> tools = new ArrayList<>();
        for (String id : ids.equals(List.of("none")) ? List.<String>of() : ids) {
            Optional<Scanner> scanner = Scanners.byId(id);
            if (scanner.isPresent()) {
                embedded.add(scanner.get());
            } else {
                tools.add(catalogue.byId(id).orElseThrow(() -> unknown(id, catalogue)));
            }
        }
        return new ChosenScanners(embedded, tools);
    }

    private static CommandException unknown(String id, ToolCatalogue catalogue) {
        boolean ofImages =
                Scanners.ofImages().stream().anyMatch(scanner -> scanner.id().equals(id));
        if (ofImages) {
            return new CommandException("scanner '" + id + "' scans images: give it one with --image FILE");
        }
        String known = Scanners.all().stream().map(Scanner::id).collect(Collectors.joining(", "));
        String tools = catalogue.all().stream().map(ExternalTool::id).collect(Collectors.joining(", "));
        return new CommandException("unknown scanner '" + id + "'. Known: " + known + "; and the tools " + tools);
    }
}
