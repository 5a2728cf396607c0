package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoBinaryReaderTest {
    private static final String SENTINEL = "0123456789abcdef";
    private static final String MODULES = """
        path\texample.org/shop
        mod\texample.org/shop\t(devel)
        dep\tgolang.org/x/text\tv0.3.5\th1:0123=
        dep\tgithub.com/old/name\tv1.0.0
        =>\tgithub.com/new/name\tv1.1.0\th1:0123=
        build\t-compiler=gc
        """;

    @TempDir
    private Path folder;

    @Test
    void namesTheModulesOfAnExecutable() throws IOException {
        assertThat(read(executable("\u007fELF", "go1.21.5", SENTINEL + MODULES + SENTINEL))
                        .purls())
                .containsExactly(
                        "pkg:golang/golang.org/x/text@v0.3.5",
                        "pkg:golang/github.com/new/name@v1.1.0",
                        "pkg:golang/stdlib@1.21.5");
    }

    @Test
    void namesAProgramThatWasInstalledInAVersion() throws IOException {
        String modules = "path\texample.org/tool/v2\nmod\texample.org/tool/v2\tv2.1.0\th1:0123=\n";

        assertThat(read(executable("\u007fELF", "go1.21.5", SENTINEL + modules + SENTINEL))
                        .purls())
                .containsExactly("pkg:golang/example.org/tool/v2@v2.1.0", "pkg:golang/stdlib@1.21.5");
    }

    @Test
    void findsTheMarkFarInsideAProgram() throws IOException {
        byte[] information = executable("\u007fELF", "go1.21.5", SENTINEL + MODULES + SENTINEL);
        byte[] program = java.util.Arrays.copyOf("\u007fELF".getBytes(StandardCharsets.ISO_8859_1), 200_000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(program);
        bytes.write(information);

        assertThat(read(bytes.toByteArray()).purls()).hasSize(3);
    }

    @Test
    void looksIntoExecutablesOnly() throws IOException {
        assertThat(read(executable("text", "go1.21.5", MODULES)).purls()).isEmpty();
    }

    @Test
    void findsNothingWhereTheInformationIsCutOff() throws IOException {
        byte[] whole = executable("\u007fELF", "go1.21.5", MODULES);

        for (int length = 0; length < whole.length; length += 5) {
            assertThat(read(java.util.Arrays.copyOf(whole, length)).purls())
                    .as(length + " bytes")
                    .isEmpty();
        }
    }

    /** An executable that has the mark once alone, as programs have it that look for it, and once with what follows. */
    private static byte[] executable(String head, String go, String modules) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((head + "\0".repeat(12)).getBytes(StandardCharsets.ISO_8859_1));
        bytes.write("\u00ff Go buildinf:\u0008\u0002".getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(new byte[48]);
        bytes.write("\u00ff Go buildinf:\u0008\u0002".getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(new byte[16]);
        text(go, bytes);
        text(modules, bytes);
        return bytes.toByteArray();
    }

    private static void text(String text, ByteArrayOutputStream bytes) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        int length = content.length;
        while (length > 0x7F) {
            bytes.write(length & 0x7F | 0x80);
            length >>>= 7;
        }
        bytes.write(length);
        bytes.write(content);
    }

    private Collected read(byte[] content) throws IOException {
        Files.write(folder.resolve("shop"), content);
        return Collected.from(folder, "shop");
    }
}
