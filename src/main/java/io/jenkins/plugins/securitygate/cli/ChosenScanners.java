package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.scanner.ImageScanner;
import io.jenkins.plugins.securitygate.scanner.Scanner;
import io.jenkins.plugins.securitygate.scanner.Scanners;
import io.jenkins.plugins.securitygate.scanner.dependency.DependencyScanner;
import io.jenkins.plugins.securitygate.scanner.secret.SecretScanner;
import io.jenkins.plugins.securitygate.scanner.tool.ExternalTool;
import io.jenkins.plugins.securitygate.scanner.tool.ToolCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code --scanner} asks for.
 *
 * @param ofImages ids of the scanners of images that are asked for by name; they scan any image archive without that
 */
record ChosenScanners(List<Scanner> embedded, List<String> ofImages, List<ExternalTool> tools) {

    /**
     * Looks up scanners and tools; an id that nobody has is an error before anything runs.
     *
     * @param ids empty for all embedded scanners that have what they need
     * @param dependencies the scanner of dependencies with the database that it shall use
     * @param secrets the scanner of secrets with what it shall search
     */
    static ChosenScanners of(
            List<String> ids, ToolCatalogue catalogue, DependencyScanner dependencies, SecretScanner secrets)
            throws CommandException {
        if (ids.isEmpty()) {
            return new ChosenScanners(
                    Scanners.all().stream()
                            .filter(scanner -> !isDependency(scanner) || dependencies.hasDatabase())
                            .map(scanner -> configured(scanner, dependencies, secrets))
                            .toList(),
                    List.of(),
                    List.of());
        }
        List<Scanner> embedded = new ArrayList<>();
        List<String> ofImages = new ArrayList<>();
        List<ExternalTool> tools = new ArrayList<>();
        for (String id : ids.equals(List.of("none")) ? List.<String>of() : ids) {
            Optional<Scanner> scanner = Scanners.byId(id);
            if (scanner.isPresent()) {
                embedded.add(configured(scanner.get(), dependencies, secrets));
            } else if (isOfImages(id)) {
                ofImages.add(id);
            } else {
                tools.add(catalogue.byId(id).orElseThrow(() -> unknown(id, catalogue)));
            }
        }
        return new ChosenScanners(embedded, ofImages, tools);
    }

    private static Scanner configured(Scanner scanner, DependencyScanner dependencies, SecretScanner secrets) {
        if (isDependency(scanner)) {
            return dependencies;
        }
        return scanner.id().equals(SecretScanner.ID) ? secrets : scanner;
    }

    private static boolean isDependency(Scanner scanner) {
        return scanner.id().equals(DependencyScanner.ID);
    }

    private static boolean isOfImages(String id) {
        return Scanners.ofImages().stream().anyMatch(scanner -> scanner.id().equals(id));
    }

    private static CommandException unknown(String id, ToolCatalogue catalogue) {
        String known = Stream.concat(
                        Scanners.all().stream().map(Scanner::id),
                        Scanners.ofImages().stream().map(ImageScanner::id))
                .collect(Collectors.joining(", "));
        String tools = catalogue.all().stream().map(ExternalTool::id).collect(Collectors.joining(", "));
        return new CommandException("unknown scanner '" + id + "'. Known: " + known + "; and the tools " + tools);
    }
}
