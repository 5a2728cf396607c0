package io.jenkins.plugins.securitygate.scanner.tool;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Files of a scanned folder that make a tool leave findings out. */
final class IgnoreFiles {
    private static final Set<String> NO_SOURCES = Set.of(".git", "node_modules");

    private IgnoreFiles() {}

    /**
     * The files of these names in a folder and below, sorted. Links are among them, since tools follow them.
     *
     * @param names of files; without any nothing is looked at
     */
    static List<Path> in(Path folder, List<String> names) throws IOException {
        Set<Path> found = new TreeSet<>();
        if (names.isEmpty()) {
            return List.of();
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
                boolean skip = !entered.equals(folder)
                        && NO_SOURCES.contains(entered.getFileName().toString());
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (names.contains(file.getFileName().toString())) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // What cannot be read here makes no tool leave anything out.
                return FileVisitResult.CONTINUE;
            }
        });
        return List.copyOf(found);
    }
}
