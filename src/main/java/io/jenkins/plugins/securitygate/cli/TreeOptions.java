package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Option;

/** Which files of the folder embedded scanners look at. */
final class TreeOptions {
    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            description = "Files that embedded scanners leave out, relative to DIR; repeat for more.")
    private List<String> excludes = List.of();

    @Option(
            names = "--gitignore",
            description = "Leave out what git ignores; a file that was committed is scanned all the same.")
    private boolean gitIgnore;

    /** The files of a folder. */
    SourceTree tree(Path folder) throws IOException, CommandException {
        List<String> globs = new ArrayList<>(SourceTree.DEFAULT_EXCLUDES);
        globs.addAll(excludes);
        try {
            SourceTree tree = new SourceTree(folder, globs);
            return gitIgnore ? tree.withoutGitIgnored() : tree;
        } catch (PatternSyntaxException e) {
            throw new CommandException("--exclude " + e.getPattern() + ": " + e.getDescription(), e);
        }
    }
}
