package io.jenkins.plugins.securitygate.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitIgnoredTest {
    @TempDir
    Path root;

    @Test
    void whatGitIgnoresIsLeftOut() throws Exception {
        write(".gitignore", "target/\n*.log\n!keep.log\n/top.txt\n");
        write("src/.gitignore", "generated\n");
        write("src/A.java", "");
        write("src/generated/B.java", "");
        write("src/top.txt", "");
        write("target/A.class", "");
        write("keep.log", "");
        write("build.log", "");
        write("deep/down/build.log", "");
        write("top.txt", "");
        initialised().close();

        assertThat(scanned()).containsExactly(".gitignore", "keep.log", "src/.gitignore", "src/A.java", "src/top.txt");
    }

    @Test
    void aCommittedFileIsNeverLeftOut() throws Exception {
        write("secrets/prod.env", "");
        write("secrets/other.env", "");
        try (Git git = initialised()) {
            git.add().addFilepattern("secrets/prod.env").call();
        }
        write(".gitignore", "secrets/\n");

        assertThat(scanned()).containsExactly(".gitignore", "secrets/prod.env");
    }

    @Test
    void aFolderThatIsNoCheckoutIsAnError() throws IOException {
        write(".gitignore", "*\n");

        assertThatThrownBy(this::scanned).hasMessageContaining("not the root of a git checkout");
    }

    @Test
    void aDamagedIndexIsAnError() throws Exception {
        write("a.txt", "");
        initialised().close();
        write(".git/index", "DIRC damaged");

        assertThatThrownBy(this::scanned).isInstanceOf(IOException.class);
    }

    private Git initialised() throws Exception {
        IsolatedGit.install();
        Git git = Git.init().setDirectory(root.toFile()).call();
        git.add().addFilepattern(".gitignore").call();
        return git;
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> scanned() throws IOException {
        return new SourceTree(root, SourceTree.DEFAULT_EXCLUDES)
                .withoutGitIgnored().files().stream().map(SourceFile::path).toList();
    }
}
