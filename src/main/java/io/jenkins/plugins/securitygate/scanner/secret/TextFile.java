package io.jenkins.plugins.securitygate.scanner.secret;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads a file as text, whatever it holds: UTF-16 where a byte order mark or zero bytes in every second place say so,
 * else UTF-8 with U+FFFD in place of what is not. A file with a zero byte near its start is binary and has no text.
 */
final class TextFile {
    /** How much of a file tells what it is, in bytes. */
    static final int PROBE = 8 << 10;

    private static final int ZERO_SHARE = 2;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final int windowSize;
    private final int overlap;

    /**
     * @param windowSize most bytes of a file that are read at once, and most characters of a window
     * @param overlap characters that two windows share; twice the longest match that is found for certain
     */
    TextFile(int windowSize, int overlap) {
        this.windowSize = windowSize;
        this.overlap = overlap;
    }

    /** Hands over the windows of the file, none when it is binary. A symbolic link is refused, never followed. */
    void read(Path file, Consumer<TextWindow> consumer) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            read(in, consumer);
        }
    }

    /** Whether a file that begins so has a text. */
    static boolean isText(byte[] head) {
        return charset(head) != StandardCharsets.UTF_8 || !binary(head);
    }

    /** Hands over the windows of a stream, none when it is binary. The stream stays open. */
    void read(InputStream in, Consumer<TextWindow> consumer) throws IOException {
        byte[] probe = in.readNBytes(Math.min(PROBE, windowSize + 1));
        if (!isText(probe)) {
            return;
        }
        Charset charset = charset(probe);
        byte[] head = joined(probe, in.readNBytes(windowSize + 1 - probe.length));
        if (head.length <= windowSize) {
            String text = withoutMark(new String(head, charset));
            consumer.accept(new TextWindow(text, 1, 1, 0, text.length()));
        } else {
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
            readLong(new InputStreamReader(whole, charset), consumer);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        if (second.length == 0) {
            return first;
        }
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private void readLong(Reader reader, Consumer<TextWindow> consumer) throws IOException {
        char[] buffer = new char[windowSize];
        int filled = fill(reader, buffer, 0);
        TextWindow window = new TextWindow(withoutMark(new String(buffer, 0, filled)), 1, 1, 0, 0);
        int ownedFrom = 0;
        while (filled == buffer.length) {
            int keptFrom = window.text().length() - overlap;
            int ownedTo = keptFrom + overlap / 2;
            consumer.accept(new TextWindow(window.text(), window.line(), window.column(), ownedFrom, ownedTo));
            System.arraycopy(buffer, buffer.length - overlap, buffer, 0, overlap);
            filled = fill(reader, buffer, overlap);
            int line = window.lineAt(keptFrom);
            int column = window.columnAt(keptFrom);
            window = new TextWindow(new String(buffer, 0, filled), line, column, 0, 0);
            ownedFrom = overlap / 2;
        }
        int end = window.text().length();
        consumer.accept(new TextWindow(window.text(), window.line(), window.column(), ownedFrom, end));
    }

    private static int fill(Reader reader, char[] buffer, int from) throws IOException {
        int filled = from;
        while (filled < buffer.length) {
            int count = reader.read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                break;
            }
            filled += count;
        }
        return filled;
    }

    private static Charset charset(byte[] head) {
        if (head.length < 2) {
            return StandardCharsets.UTF_8;
        }
        int mark = (head[0] & 0xff) << 8 | head[1] & 0xff;
        return mark == 0xfffe || mark == 0xfeff ? StandardCharsets.UTF_16 : withoutMark(head);
    }

    /** UTF-16 when at least half of the characters are ASCII and no zero byte stands where their letters do. */
    private static Charset withoutMark(byte[] head) {
        int probed = Math.min(head.length, PROBE);
        int high = zeros(head, 0, probed);
        int low = zeros(head, 1, probed);
        int enough = probed / (2 * ZERO_SHARE) + 1;
        if (high == 0 && low >= enough) {
            return StandardCharsets.UTF_16LE;
        }
        return low == 0 && high >= enough ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    /** How many of every second byte are zero. */
    private static int zeros(byte[] head, int from, int to) {
        int zeros = 0;
        for (int i = from; i < to; i += 2) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean binary(byte[] head) {
        for (int i = 0; i < Math.min(head.length, PROBE); i++) {
            if (head[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
