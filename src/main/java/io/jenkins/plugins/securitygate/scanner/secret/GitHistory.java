package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.scanner.IsolatedGit;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The git repository of a scanned folder, opened to be read and nothing else: whatever its files say, nothing outside the
 * folder is read, no program runs, and nothing is written. Used by many threads at once.
 */
final class GitHistory implements Closeable {
    private static final String GIT = ".git";
    private static final int MAX_CONFIG_BYTES = 1 << 20;
    /** What git would follow to another place, relative to the repository. */
    private static final List<String> ELSEWHERE =
            List.of("commondir", "objects/info/alternates", "objects/info/http-alternates");

    private static final List<String> OWN = List.of("", "HEAD", "config", "objects", "objects/pack", "refs");

    private final Repository repository;
    private final Queue<ObjectReader> readers = new ConcurrentLinkedQueue<>();

    private GitHistory(Repository repository) {
        this.repository = repository;
    }

    /**
     * Opens the repository whose working tree, or bare repository, the folder is.
     *
     * @throws IOException when there is none, or it is damaged or refers to files elsewhere; says what to do
     */
    static GitHistory open(Path folder) throws IOException {
        Path git = Files.exists(folder.resolve(GIT), LinkOption.NOFOLLOW_LINKS) ? folder.resolve(GIT) : folder;
        check(git);
        IsolatedGit.install();
        try {
            return new GitHistory(new FileRepositoryBuilder()
                    .setGitDir(git.toFile())
                    .setMustExist(true)
                    .build());
        } catch (RepositoryNotFoundException e) {
            throw new IOException("the history cannot be searched: the folder is not the root of a git repository", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("the history cannot be searched: its configuration is damaged: " + e.getMessage(), e);
        }
    }

    private static void check(Path git) throws IOException {
        if (Files.isRegularFile(git, LinkOption.NOFOLLOW_LINKS)) {
            throw elsewhere(GIT + " is a file that names another place, as in a linked working tree or a submodule");
        }
        for (String name : OWN) {
            if (Files.isSymbolicLink(git.resolve(name))) {
                throw elsewhere(GIT + "/" + name + " is a symbolic link");
            }
        }
        for (String name : ELSEWHERE) {
            if (Files.exists(git.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw elsewhere(GIT + "/" + name + " names another repository whose objects it borrows");
            }
        }
        Path config = git.resolve(Constants.CONFIG);
        if (Files.isRegularFile(config, LinkOption.NOFOLLOW_LINKS)) {
            checkConfig(config);
        }
    }

    private static void checkConfig(Path file) throws IOException {
        Config config = new Config();
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            config.fromText(new String(in.readNBytes(MAX_CONFIG_BYTES), StandardCharsets.UTF_8));
        } catch (ConfigInvalidException e) {
            throw new IOException("the history cannot be searched: its configuration is damaged: " + e.getMessage(), e);
        }
        if (config.getString("include", null, "path") != null) {
            throw elsewhere(GIT + "/config includes another file");
        }
    }

    private static IOException elsewhere(String what) {
        return new IOException("the history cannot be searched: " + what
                + ", and nothing outside the scanned folder is read; scan a clone that has all of its own");
    }

    Repository repository() {
        return repository;
    }

    /** Tips of all branches, tags, remote branches, stashes and other refs. */
    List<ObjectId> tips() throws IOException {
        List<ObjectId> tips = new ArrayList<>();
        for (Ref ref : repository.getRefDatabase().getRefs()) {
            if (ref.getObjectId() != null) {
                tips.add(ref.getObjectId());
            }
        }
        return tips;
    }

    /** @throws IOException when no commit of the repository is called so */
    ObjectId commit(String revision) throws IOException {
        ObjectId id;
        try {
            id = repository.resolve(revision + "^{commit}");
        } catch (RevisionSyntaxException e) {
            throw new IOException("'" + revision + "' is no revision of git", e);
        }
        if (id == null) {
            throw new IOException("the repository has no commit '" + revision + "'");
        }
        return id;
    }

    /** The commits before which a shallow clone has nothing; empty for a complete one. */
    List<String> cutAt() throws IOException {
        return repository.getObjectDatabase().getShallowCommits().stream()
                .map(AnyObjectId::name)
                .sorted()
                .toList();
    }

    /**
     * The content of a file in a commit.
     *
     * @throws IOException when it is missing, damaged, or larger than is held in memory, which is 50 MB
     */
    FileScan.Content open(ObjectId blob) throws IOException {
        ObjectReader reader = readers.poll();
        if (reader == null) {
            reader = repository.newObjectReader();
        }
        try {
            ObjectLoader loader = reader.open(blob, Constants.OBJ_BLOB);
            if (loader.isLarge()) {
                throw new IOException("it is larger than is read from a history, with " + loader.getSize() + " bytes");
            }
            return new FileScan.Content(loader.getSize(), loader.openStream());
        } finally {
            readers.add(reader);
        }
    }

    @Override
    public void close() {
        for (ObjectReader reader = readers.poll(); reader != null; reader = readers.poll()) {
            reader.close();
        }
        repository.close();
    }
}
