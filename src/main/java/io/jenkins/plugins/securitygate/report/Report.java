package io.jenkins.plugins.securitygate.report;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A report file that can be opened as often as needed. Gzip or zip around it and a byte-order mark before it are taken
 * away.
 *
 * @param name the file as the user named it, for messages
 * @param file where it is
 * @param secrets how secret values become digests
 * @param entry name of the file inside of a zip archive that is meant; empty for the only one
 */
public record Report(String name, Path file, SecretDigest secrets, String entry) {
    private static final int BUFFER = 1 << 16;
    private static final long MAX_UNPACKED = 8L << 30;
    private static final int MAX_NAMES = 10;

    /** A report that is a file of its own, packed or not. */
    public Report(String name, Path file, SecretDigest secrets) {
        this(name, file, secrets, "");
    }

    /** The report that is one file of this zip archive. */
    public Report inside(String entry) {
        return new Report(name + "!/" + entry, file, secrets, entry);
    }

    /** Names of the files in a zip archive that holds another number of them than one, empty for any other report. */
    public List<String> entries() throws IOException {
        if (!entry.isEmpty() || !ZipContent.isZip(file)) {
            return List.of();
        }
        List<String> names = ZipContent.names(file);
        return names.size() == 1 ? List.of() : names;
    }

    /** Opens the content from its beginning. The caller closes it. */
    public InputStream open() throws IOException {
        if (!entry.isEmpty()) {
            return unpacked(ZipContent.open(file, entry));
        }
        if (ZipContent.isZip(file)) {
            return unpacked(ZipContent.open(file, only(ZipContent.names(file))));
        }
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            return gzip ? unpacked(new GZIPInputStream(raw, BUFFER)) : withoutByteOrderMark(raw);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /**
     * Opens the content as text: UTF-8, or UTF-16 where its first bytes tell so. Bytes that are no text are an error.
     * The caller closes it.
     */
    Reader openText() throws IOException {
        InputStream in = open();
        in.mark(2);
        byte[] first = in.readNBytes(2);
        in.reset();
        return new InputStreamReader(in, Probe.charset(first).newDecoder());
    }

    private static String only(List<String> names) throws IOException {
        if (names.isEmpty()) {
            throw new IOException("the zip holds no file");
        }
        if (names.size() > 1) {
            throw new IOException("the zip holds several files, give the report as a file of its own: "
                    + String.join(", ", names.subList(0, Math.min(MAX_NAMES, names.size()))));
        }
        return names.get(0);
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        return withoutByteOrderMark(new BufferedInputStream(new BoundedStream(in, MAX_UNPACKED), BUFFER));
    }

    private static InputStream withoutByteOrderMark(InputStream in) throws IOException {
        in.mark(3);
        boolean marked = in.read() == 0xEF && in.read() == 0xBB && in.read() == 0xBF;
        if (!marked) {
            in.reset();
        }
        return in;
    }
}
