package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.scanner.tool.ExternalTool;
import io.jenkins.plugins.securitygate.scanner.tool.ScanTarget;
import io.jenkins.plugins.securitygate.scanner.tool.TargetKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is to scan. A tool scans what it can of the images, addresses and files; the folder when it can do nothing
 * with them.
 */
record ToolTargets(Path folder, List<String> images, List<String> urls, List<Path> files) {

    /** Complains, before anything runs, about what is missing or of use to nobody. */
    void check(ChosenScanners chosen) throws CommandException {
        List<ExternalTool> tools = chosen.tools();
        for (String image : images) {
            boolean taken = tools.stream().anyMatch(tool -> tool.takes(TargetKind.IMAGE));
            if (!isArchive(image) && !taken) {
                throw new CommandException("--image " + image + ": no such file");
            }
        }
        if (!chosen.ofImages().isEmpty() && archives().isEmpty()) {
            throw new CommandException("the scanner '" + chosen.ofImages().get(0)
                    + "' scans image archives: give it one with --image FILE");
        }
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new CommandException("--file " + file + ": no such file");
            }
        }
        requireTaker(tools, TargetKind.URL, urls.isEmpty(), "--url");
        requireTaker(tools, TargetKind.FILE, files.isEmpty(), "--file");
        for (ExternalTool tool : tools) {
            if (of(tool).isEmpty()) {
                throw new CommandException(
                        "the tool '" + tool.id() + "' cannot scan a folder; give it " + option(tool));
            }
        }
    }

    private static String option(ExternalTool tool) {
        if (tool.takes(TargetKind.URL)) {
            return "--url URL";
        }
        return tool.takes(TargetKind.IMAGE) ? "--image IMAGE" : "--file FILE";
    }

    private static void requireTaker(List<ExternalTool> tools, TargetKind kind, boolean none, String option)
            throws CommandException {
        if (!none && tools.stream().noneMatch(tool -> tool.takes(kind))) {
            throw new CommandException(option + " is for tools, and none was chosen that takes it; name one with"
                    + " --scanner. 'security-gate scanners' lists them");
        }
    }

    /** The image archives, for the embedded scanner. */
    List<Path> archives() {
        return images.stream().filter(ToolTargets::isArchive).map(Path::of).toList();
    }

    /** What this tool scans; empty when it can scan nothing of what there is. */
    List<ScanTarget> of(ExternalTool tool) throws CommandException {
        List<ScanTarget> targets = new ArrayList<>();
        try {
            for (String image : images) {
                if (!isArchive(image) && tool.takes(TargetKind.IMAGE)) {
                    targets.add(ScanTarget.image(image));
                } else if (isArchive(image) && takesArchives(tool)) {
                    targets.add(ScanTarget.file(seenFromFolder(Path.of(image))));
                }
            }
            for (String url : tool.takes(TargetKind.URL) ? urls : List.<String>of()) {
                targets.add(ScanTarget.url(url));
            }
        } catch (IllegalArgumentException e) {
            throw new CommandException(e.getMessage(), e);
        }
        for (Path file : tool.takes(TargetKind.FILE) ? files : List.<Path>of()) {
            targets.add(ScanTarget.file(seenFromFolder(file)));
        }
        if (targets.isEmpty() && tool.takes(TargetKind.FOLDER)) {
            targets.add(ScanTarget.wholeFolder());
        }
        return targets;
    }

    private static boolean takesArchives(ExternalTool tool) {
        // For a tool of images a file is an archive of one; for others it is a source file.
        return tool.takes(TargetKind.FILE) && tool.takes(TargetKind.IMAGE);
    }

    /** A file, or the folder of an OCI layout; a folder that happens to be called as an image is none. */
    private static boolean isArchive(String image) {
        return Files.isRegularFile(Path.of(image))
                || Files.isRegularFile(Path.of(image).resolve("oci-layout"));
    }

    private String seenFromFolder(Path file) {
        Path root = folder.toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(root) ? root.relativize(absolute) : absolute).toString();
    }
}
