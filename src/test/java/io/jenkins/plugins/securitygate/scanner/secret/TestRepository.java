package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.scanner.IsolatedGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** A git repository that a test fills. */
final class TestRepository implements AutoCloseable {
    private final Path root;
    private final Git git;

    private TestRepository(Path root, Git git) {
        this.root = root;
        this.git = git;
    }

    /** An empty repository with the branch {@code main}, isolated from the configuration of this machine. */
    static TestRepository in(Path root) throws GitAPIException {
        IsolatedGit.install();
        return new TestRepository(
                root,
                Git.init().setDirectory(root.toFile()).setInitialBranch("main").call());
    }

    Git git() {
        return git;
    }

    void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Commits all files as they are now, and says the name of the commit. */
    String commit(String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        git.add().addFilepattern(".").setUpdate(true).call();
        PersonIdent author = new PersonIdent(
                "Test Author", "author@example.org", Instant.parse("2026-01-05T23:30:00Z"), ZoneOffset.ofHours(2));
        return git.commit()
                .setMessage(message)
                .setAuthor(author)
                .setCommitter(author)
                .setSign(false)
                .call()
                .name();
    }

    @Override
    public void close() {
        git.close();
    }
}
