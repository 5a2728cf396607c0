package io.jenkins.plugins.securitygate.scanner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.eclipse.jgit.util.FS;

/**
 * What git leaves out of a checkout: what a {@code .gitignore} names and the index does not have. A file that was
 * committed is never ignored, or a repository could hide it from a scan.
 */
final class GitIgnored {
    private static final String RULES = ".gitignore";
    private static final long MAX_RULES_BYTES = 1 << 20;

    private final Path root;
    private final Set<String> tracked;
    private final Map<String, IgnoreNode> rules = new HashMap<>();

    private GitIgnored(Path root, Set<String> tracked) {
        this.root = root;
        this.tracked = tracked;
    }

    /**
     * Reads the index of the checkout whose root the folder is.
     *
     * @throws IOException when the folder is no such root, as nobody then knows what was committed, or the index is damaged
     */
    static GitIgnored of(Path root) throws IOException {
        Path git = root.resolve(".git");
        Path index = git.resolve("index");
        if (!Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)
                || !Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(
                    root + ": files that git ignores cannot be left out: the folder is not the root of a git"
                            + " checkout, so that nobody knows which files were committed");
        }
        IsolatedGit.install();
        DirCache cache = DirCache.read(index.toFile(), FS.DETECTED);
        Set<String> tracked = new HashSet<>();
        for (int i = 0; i < cache.getEntryCount(); i++) {
            String path = cache.getEntry(i).getPathString();
            while (!path.isEmpty() && tracked.add(path)) {
                path = parent(path);
            }
        }
        return new GitIgnored(root, tracked);
    }

    /**
     * Whether git leaves a file or folder out.
     *
     * @param path relative to the root, with forward slashes
     * @throws IOException when rules cannot be read
     */
    boolean contains(String path, boolean folder) throws IOException {
        return !tracked.contains(path) && named(path, folder);
    }

    private boolean named(String path, boolean folder) throws IOException {
        String above = parent(path);
        for (String base = above; ; base = parent(base)) {
            String relative = base.isEmpty() ? path : path.substring(base.length() + 1);
            Boolean said = rulesOf(base).checkIgnored(relative, folder);
            if (said != null) {
                return said;
            }
            if (base.isEmpty()) {
                return !above.isEmpty() && named(above, true);
            }
        }
    }

    private IgnoreNode rulesOf(String folder) throws IOException {
        IgnoreNode known = rules.get(folder);
        if (known != null) {
            return known;
        }
        IgnoreNode read = new IgnoreNode();
        Path file = root.resolve(folder).resolve(RULES);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.size(file) > MAX_RULES_BYTES) {
                throw new IOException(file + ": larger than any list of ignored files should be");
            }
            try (InputStream in = Files.newInputStream(file)) {
                read.parse(in);
            }
        }
        rules.put(folder, read);
        return read;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
