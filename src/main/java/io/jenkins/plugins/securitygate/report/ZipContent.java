package io.jenkins.plugins.securitygate.report;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files in a zip archive around one report or several. Folders and what macOS adds of its own are left out. */
final class ZipContent {
    private static final int BUFFER = 1 << 16;
    private static final byte[] MAGIC = {'P', 'K', 3, 4};
    private static final byte[] MAGIC_EMPTY = {'P', 'K', 5, 6};

    private ZipContent() {}

    /** Whether the file begins as a zip archive does, an empty one included. */
    static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(MAGIC.length);
            return java.util.Arrays.equals(magic, MAGIC) || java.util.Arrays.equals(magic, MAGIC_EMPTY);
        }
    }

    /** Names of the files in the archive, in its order. */
    static List<String> names(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(name -> !name.startsWith("__MACOSX/") && !name.endsWith(".DS_Store"))
                    .toList();
        }
    }

    /** Opens one file of the archive. Closing the stream closes the archive. */
    static InputStream open(Path file, String name) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException("the zip has no file " + name);
            }
            return new EntryStream(new BufferedInputStream(zip.getInputStream(entry), BUFFER), zip);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static final class EntryStream extends FilterInputStream {
        private final ZipFile zip;

        EntryStream(InputStream in, ZipFile zip) {
            super(in);
            this.zip = zip;
        }

        @Override
        public void close() throws IOException {
            try (zip) {
                super.close();
            }
        }
    }
}
