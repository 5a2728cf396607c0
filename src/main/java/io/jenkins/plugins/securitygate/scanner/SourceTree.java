package io.jenkins.plugins.securitygate.scanner;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files of a folder that a scan looks at: regular files only, symbolic links never followed, in the order of their
 * paths.
 */
public final class SourceTree {
    /** Folders that hold no source of the project: version control data, installed packages, our own reports. */
    public static final List<String> DEFAULT_EXCLUDES =
            List.of("{**/,}.git/**", "{**/,}node_modules/**", "{**/,}security-gate-report/**");

    private final Path root;
    private final String name;
    private final List<PathMatcher> excludes;
    private final boolean gitIgnore;

    /**
     * @param root the folder
     * @param excludes globs over paths relative to the root, in the syntax of {@link java.nio.file.FileSystem#getPathMatcher}
     * @throws IOException when the root is not a folder
     */
    public SourceTree(Path root, List<String> excludes) throws IOException {
        this(root, root.toString(), excludes);
    }

    /** @param name what people call the folder */
    public SourceTree(Path root, String name, List<String> excludes) throws IOException {
        this(root, name, matchers(excludes), false);
    }

    private SourceTree(Path root, String name, List<PathMatcher> excludes, boolean gitIgnore) throws IOException {
        if (!Files.exists(root)) {
            throw new NoSuchFileException(root.toString(), null, "no such folder");
        }
        if (!Files.isDirectory(root)) {
            throw new NotDirectoryException(root.toString());
        }
        this.root = root;
        this.name = name;
        this.excludes = excludes;
        this.gitIgnore = gitIgnore;
    }

    private static List<PathMatcher> matchers(List<String> globs) {
        return globs.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
    }

    /** The same tree without the files that git ignores and that were never committed. */
    public SourceTree withoutGitIgnored() throws IOException {
        return new SourceTree(root, name, excludes, true);
    }

    public Path root() {
        return root;
    }

    public String name() {
        return name;
    }

    /**
     * All files, sorted by path.
     *
     * @throws IOException when a folder cannot be read, or nobody can tell what git ignores
     */
    public List<SourceFile> files() throws IOException {
        List<SourceFile> files = new ArrayList<>();
        GitIgnored ignored = gitIgnore ? GitIgnored.of(root) : null;
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path relative = root.relativize(folder);
                boolean skip = !folder.equals(root)
                        && (excluded(relative.resolve("x")) || leftOut(ignored, slashes(relative), true));
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path relative = root.relativize(file);
                String path = slashes(relative);
                if (attributes.isRegularFile() && !excluded(relative) && !leftOut(ignored, path, false)) {
                    files.add(new SourceFile(file, path, attributes.size()));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(Comparator.comparing(SourceFile::path));
        return files;
    }

    private static boolean leftOut(GitIgnored ignored, String path, boolean folder) throws IOException {
        return ignored != null && ignored.contains(path, folder);
    }

    private static String slashes(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    /** Whether a file of this path, relative to the root and with forward slashes, would be left out. */
    public boolean excludes(String path) {
        try {
            return excluded(Path.of(path));
        } catch (InvalidPathException e) {
            // No file here can have such a name, a file in a git repository can.
            return false;
        }
    }

    private boolean excluded(Path relative) {
        return excludes.stream().anyMatch(matcher -> matcher.matches(relative));
    }
}
