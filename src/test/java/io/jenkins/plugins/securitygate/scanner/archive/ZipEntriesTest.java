package io.jenkins.plugins.securitygate.scanner.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.junit.jupiter.api.Test;

class ZipEntriesTest {
    private static final byte[] SCRIPT = bytes("#!/bin/sh\nexec java -jar \"$0\"\n");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** With data descriptors, as the JDK's jar tool writes them. */
    private static byte[] described(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(bytes("text of " + name));
            }
        }
        return out.toByteArray();
    }

    private static ZipArchiveEntry entry(String name, int method, byte[] stored, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setMethod(method);
        entry.setSize(content.length);
        entry.setCompressedSize(stored.length);
        entry.setCrc(sum.getValue());
        return entry;
    }

    private static byte[] raw(int method, byte[] stored, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            zip.addRawArchiveEntry(entry("a.txt", method, stored, content), new ByteArrayInputStream(stored));
            zip.addRawArchiveEntry(
                    entry("b.txt", ZipEntry.STORED, bytes("b"), bytes("b")), new ByteArrayInputStream(bytes("b")));
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static List<String> read(long size, byte[] archive) throws IOException {
        List<String> read = new ArrayList<>();
        try (ArchiveInputStream<ZipArchiveEntry> zip = ZipEntries.open(size, new ByteArrayInputStream(archive))) {
            for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String content =
                        zip.canReadEntryData(entry) ? new String(zip.readAllBytes(), StandardCharsets.UTF_8) : "closed";
                read.add(entry.getName() + ": " + content);
            }
        }
        return read;
    }

    private static boolean held(byte[] archive) throws IOException {
        try (ArchiveInputStream<ZipArchiveEntry> zip =
                ZipEntries.open(archive.length, new ByteArrayInputStream(archive))) {
            return ZipEntries.skips(zip, new ZipArchiveEntry("any") {
                {
                    getGeneralPurposeBit().useDataDescriptor(true);
                }
            });
        }
    }

    @Test
    void anArchiveIsReadAlikeWhetherItsSizeIsKnownOrNot() throws IOException {
        byte[] archive = described("a.txt", "b/c.txt");

        assertThat(read(archive.length, archive)).containsExactly("a.txt: text of a.txt", "b/c.txt: text of b/c.txt");
        assertThat(read(ArchiveEntry.SIZE_UNKNOWN, archive)).isEqualTo(read(archive.length, archive));
        assertThat(held(archive)).isTrue();
    }

    @Test
    void anArchiveBehindAScriptIsRead() throws IOException {
        byte[] archive = joined(SCRIPT, described("a.txt"));

        assertThat(read(archive.length, archive)).containsExactly("a.txt: text of a.txt");
    }

    @Test
    void whatTheDirectoryDoesNotTellIsReadAllTheSame() throws IOException {
        byte[] hidden = described("hidden.txt");
        String name = "a-name-that-makes-the-directory-long-enough-for-two-entries.txt";
        byte[] told = described(name);
        byte[] archive = joined(Arrays.copyOf(hidden, directory(hidden)), told);

        assertThat(held(archive)).isFalse();
        assertThat(read(archive.length, archive))
                .containsExactly("hidden.txt: text of hidden.txt", name + ": text of " + name);
    }

    @Test
    void anArchiveThatIsCutOffIsAnError() throws IOException {
        byte[] archive = described("a.txt", "b.txt");
        byte[] cut = Arrays.copyOf(archive, directory(archive) - 20);

        assertThat(held(cut)).isFalse();
        assertThatThrownBy(() -> read(cut.length, cut)).isInstanceOf(IOException.class);
    }

    @Test
    void aSizeThatIsWrongCutsNothing() throws IOException {
        byte[] archive = described("a.txt", "b.txt");

        assertThat(read(10, archive)).hasSize(2);
        assertThat(read(archive.length + 10, archive)).hasSize(2);
    }

    @Test
    void entriesThatZstandardCompressesAreRead() throws IOException {
        byte[] content = bytes("token ".repeat(100));
        byte[] stored = new byte[1_000];
        int length = new ZstdCompressor().compress(content, 0, content.length, stored, 0, stored.length);
        byte[] archive = raw(ZipMethod.ZSTD.getCode(), Arrays.copyOf(stored, length), content);

        assertThat(read(archive.length, archive)).containsExactly("a.txt: " + "token ".repeat(100), "b.txt: b");
        assertThat(read(ArchiveEntry.SIZE_UNKNOWN, archive)).isEqualTo(read(archive.length, archive));
    }

    @Test
    void entriesOfWhichTheCompressionIsUnknownAreClosed() throws IOException {
        byte[] archive = raw(ZipMethod.XZ.getCode(), bytes("whatever"), bytes("content"));

        assertThat(read(archive.length, archive)).containsExactly("a.txt: closed", "b.txt: b");
        assertThat(read(ArchiveEntry.SIZE_UNKNOWN, archive)).isEqualTo(read(archive.length, archive));
    }

    @Test
    void theStreamOfTheArchiveStaysOpen() throws IOException {
        byte[] archive = described("a.txt");
        List<String> closed = new ArrayList<>();
        InputStream in = new ByteArrayInputStream(archive) {
            @Override
            public void close() {
                closed.add("closed");
            }
        };

        ZipEntries.open(archive.length, in).close();
        ZipEntries.open(ArchiveEntry.SIZE_UNKNOWN, in).close();

        assertThat(closed).isEmpty();
    }

    /** Where the directory of an archive begins. */
    private static int directory(byte[] archive) {
        String text = new String(archive, StandardCharsets.ISO_8859_1);
        return text.indexOf("PK\u0001\u0002");
    }
}
