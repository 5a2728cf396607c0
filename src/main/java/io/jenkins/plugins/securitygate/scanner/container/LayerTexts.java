package io.jenkins.plugins.securitygate.scanner.container;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Gives the texts of one layer to the search for secrets. A file with a zero byte near its start is binary, unless a byte
 * order mark says that it is UTF-16. Long files are searched in overlapping parts.
 */
final class LayerTexts {
    private static final int PROBE = 8 << 10;
    private static final int PART = 2 << 20;
    /** Texts that name packages are not longer. */
    private static final int WHOLE = 32 << 20;

    private static final int OVERLAP = 64 << 10;
    private static final int BYTE_ORDER_MARK = 2;

    private final TextSearch search;
    private final Queue<FileSecret> found = new ConcurrentLinkedQueue<>();

    /** @param search {@code null} when nobody wants to know of secrets */
    LayerTexts(TextSearch search) {
        this.search = search;
    }

    /** What was found; complete once {@link TextSearch#await} came back. */
    Queue<FileSecret> found() {
        return found;
    }

    /** Searches a file that nobody else reads. */
    void search(String path, long size, InputStream content) throws IOException {
        if (!wanted(path)) {
            return;
        }
        byte[] head = content.readNBytes((int) Math.min(PROBE, size));
        Charset charset = charset(head);
        if (charset != null) {
            parts(path, charset, new SequenceInputStream(new ByteArrayInputStream(head), new Unclosed(content)));
        }
    }

    /** The content of a file that somebody reads, which is searched too if it is a text of at most 32 MiB. */
    InputStream searched(String path, long size, InputStream content) throws IOException {
        if (!wanted(path)) {
            return content;
        }
        byte[] head = content.readNBytes((int) Math.min(PROBE, size));
        Charset charset = charset(head);
        if (charset == null || size > WHOLE) {
            return new SequenceInputStream(new ByteArrayInputStream(head), new Unclosed(content));
        }
        byte[] whole = Arrays.copyOf(head, (int) size);
        int filled = head.length + content.readNBytes(whole, head.length, whole.length - head.length);
        parts(path, charset, new ByteArrayInputStream(whole, 0, filled));
        return new ByteArrayInputStream(whole, 0, filled);
    }

    private void parts(String path, Charset charset, InputStream text) throws IOException {
        byte[] part = text.readNBytes(PART);
        int filled = part.length;
        int line = 1;
        while (filled == PART) {
            search.later(path, new String(part, charset), line, found);
            line += lines(part, PART - OVERLAP);
            System.arraycopy(part, PART - OVERLAP, part, 0, OVERLAP);
            filled = OVERLAP + text.readNBytes(part, OVERLAP, PART - OVERLAP);
        }
        search.later(path, new String(part, 0, filled, charset), line, found);
    }

    private boolean wanted(String path) {
        return search != null && SecretPlaces.searched(path);
    }

    /** How the text is encoded, {@code null} when it is none. */
    private static Charset charset(byte[] head) {
        int mark = head.length < BYTE_ORDER_MARK ? 0 : (head[0] & 0xFF) << 8 | head[1] & 0xFF;
        if (mark == 0xFFFE || mark == 0xFEFF) {
            return mark == 0xFFFE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        for (byte b : head) {
            if (b == 0) {
                return null;
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static int lines(byte[] text, int to) {
        int lines = 0;
        for (int i = 0; i < to; i++) {
            lines += text[i] == '\n' ? 1 : 0;
        }
        return lines;
    }
}
