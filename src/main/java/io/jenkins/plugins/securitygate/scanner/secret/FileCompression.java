package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.scanner.archive.ZstandardFrames;
import io.jenkins.plugins.securitygate.scanner.archive.ZstandardStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** How a file is compressed as a whole, by the ending of its name. */
enum FileCompression {
    GZIP("gz", "tgz", "1f8b") {
        @Override
        InputStream undone(InputStream in) throws IOException {
            return GzipCompressorInputStream.builder()
                    .setInputStream(new BufferedInputStream(in))
                    .setDecompressConcatenated(true)
                    .get();
        }
    },
    BZIP2("bz2", "tbz2", "425a68") {
        @Override
        InputStream undone(InputStream in) throws IOException {
            return new BZip2CompressorInputStream(new BufferedInputStream(in), true);
        }
    },
    XZ("xz", "txz", "fd377a585a") {
        @Override
        InputStream undone(InputStream in) throws IOException {
            return new XZCompressorInputStream(new BufferedInputStream(in), true, MOST_MEMORY);
        }
    },
    ZSTANDARD("zst", "tzst", "28b52ffd") {
        @Override
        InputStream undone(InputStream in) {
            return new ZstandardStream(new ZstandardFrames(new BufferedInputStream(in)));
        }
    };

    /** The most bytes that tell whether a file is compressed as its name says. */
    static final int PROBE = 5;

    /** What xz needs for a dictionary of its strongest preset, in KiB. */
    private static final int MOST_MEMORY = 66 << 10;

    private final String extension;
    private final String tarExtension;
    private final byte[] magic;

    FileCompression(String extension, String tarExtension, String magic) {
        this.extension = extension;
        this.tarExtension = tarExtension;
        this.magic = HexFormat.of().parseHex(magic);
    }

    /** Empty when the name does not say that the file is compressed. */
    static Optional<FileCompression> of(String path) {
        String found = extension(path);
        return Arrays.stream(values())
                .filter(one -> found.equals(one.extension) || found.equals(one.tarExtension))
                .findFirst();
    }

    /** What follows the last dot of a path, in lower case; empty when there is none. */
    static String extension(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether a file with this compression is a tar archive by its name. */
    boolean isTar(String path) {
        return extension(path).equals(tarExtension)
                || extension(withoutExtension(path)).equals("tar");
    }

    /** The path of what is compressed. */
    String withoutExtension(String path) {
        return path.substring(0, path.lastIndexOf('.'));
    }

    /** Whether a file that begins so is compressed in this way. */
    boolean begins(byte[] head) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    /**
     * The content without the compression.
     *
     * @throws IOException when it is damaged, or needs more memory than honest files do
     */
    abstract InputStream undone(InputStream in) throws IOException;
}
