package io.jenkins.plugins.securitygate.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value of {@code --report}: a glob, and the format of the files where it is given.
 *
 * @param glob a file or a glob
 * @param format id of the format, empty to detect it
 */
record ReportOption(String glob, String format) {
    private static final Pattern FORMAT = Pattern.compile("(.*)=([a-z0-9-]+)");

    static ReportOption parse(String text) {
        var matcher = FORMAT.matcher(text);
        return matcher.matches() ? new ReportOption(matcher.group(1), matcher.group(2)) : new ReportOption(text, "");
    }

    /**
     * The files that are meant, sorted: looked for in the scanned folder first, then in the working directory.
     *
     * @throws CommandException when there is none; a report that is missing must never look like a clean one
     */
    List<Path> files(Path scanned) throws IOException, CommandException {
        for (Path base : List.of(scanned, Path.of(""))) {
            List<Path> files = below(base);
            if (!files.isEmpty()) {
                return files;
            }
        }
        throw new CommandException(
                "--report " + glob + ": no such file, neither in " + scanned + " nor in the working directory");
    }

    private List<Path> below(Path base) throws IOException, CommandException {
        Path file = resolved(base);
        if (file != null && Files.exists(file)) {
            return List.of(file);
        }
        int wild = firstWildcard();
        if (wild < 0) {
            return List.of();
        }
        int slash = glob.lastIndexOf('/', wild);
        Path start = slash < 0 ? base : base.resolve(glob.substring(0, slash + 1));
        return Files.isDirectory(start) ? matching(start, glob.substring(slash + 1)) : List.of();
    }

    private Path resolved(Path base) {
        try {
            return base.resolve(glob);
        } catch (InvalidPathException e) {
            // Some wildcards cannot be part of a file's name on every system.
            return null;
        }
    }

    private int firstWildcard() {
        for (int i = 0; i < glob.length(); i++) {
            if ("*?[{".indexOf(glob.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<Path> matching(Path start, String pattern) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        // "**/x" must find x in the folder itself too, as in Ant's and git's patterns.
        PathMatcher direct = pattern.startsWith("**/")
                ? FileSystems.getDefault().getPathMatcher("glob:" + pattern.substring(3))
                : path -> false;
        try (Stream<Path> paths = Files.walk(start)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> {
                        Path relative = start.relativize(path);
                        return matcher.matches(relative) || direct.matches(relative);
                    })
                    .sorted()
                    .toList();
        }
    }
}
