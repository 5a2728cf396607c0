package io.jenkins.plugins.securitygate.scanner.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The frames of a Zstandard file (RFC 8878) without those that are to be skipped, in which {@code zstd:chunked} keeps its
 * table of contents. What is damaged or cut off is passed on as it is, for the decompression to complain.
 */
public final class ZstandardFrames extends BulkStream {
    private static final long SKIPPED = 0x184D2A50L;
    private static final int SKIPPED_VARIANTS = 16;
    private static final int MAGIC = 4;
    private static final int BLOCK_HEADER = 3;
    private static final int CHECKSUM = 4;
    private static final int REPEATED = 1;
    private static final int[] DICTIONARY_SIZES = {0, 1, 2, 4};
    private static final int[] CONTENT_SIZES = {0, 2, 4, 8};

    private final InputStream in;
    private byte[] header = new byte[0];
    private int position;
    private long body;
    private boolean inFrame;
    private boolean lastBlock;
    private boolean checksum;

    public ZstandardFrames(InputStream in) {
        this.in = in;
    }

    /** Whether a file that begins so holds frames. */
    public static boolean skipped(byte[] head) {
        return head.length >= MAGIC && number(head) >= SKIPPED && number(head) < SKIPPED + SKIPPED_VARIANTS;
    }

    private static long number(byte[] littleEndian) {
        long number = 0;
        for (int i = littleEndian.length - 1; i >= 0; i--) {
            number = number << 8 | littleEndian[i] & 0xFF;
        }
        return number;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == header.length && body == 0) {
            if (!advance()) {
                return -1;
            }
        }
        if (position < header.length) {
            int count = Math.min(length, header.length - position);
            System.arraycopy(header, position, buffer, offset, count);
            position += count;
            return count;
        }
        int count = in.read(buffer, offset, (int) Math.min(length, body));
        body -= Math.max(0, count);
        return count;
    }

    /** Goes on to the next part; {@code false} at the end. */
    private boolean advance() throws IOException {
        position = 0;
        if (!inFrame) {
            return nextFrame();
        }
        if (lastBlock) {
            header = new byte[0];
            inFrame = false;
            body = checksum ? CHECKSUM : 0;
            return true;
        }
        header = in.readNBytes(BLOCK_HEADER);
        long block = number(header);
        lastBlock = (block & 1) == 1;
        body = (block >> 1 & 3) == REPEATED ? 1 : block >> 3;
        return header.length > 0;
    }

    private boolean nextFrame() throws IOException {
        byte[] magic = in.readNBytes(MAGIC);
        while (skipped(magic)) {
            long length = number(in.readNBytes(MAGIC));
            for (long left = length; left > 0; ) {
                int count = in.readNBytes((int) Math.min(left, 64 << 10)).length;
                if (count == 0) {
                    throw new IOException("a frame to be skipped ends early");
                }
                left -= count;
            }
            magic = in.readNBytes(MAGIC);
        }
        int descriptor = magic.length < MAGIC ? -1 : in.read();
        header = descriptor < 0 ? magic : withRest(magic, descriptor);
        checksum = (descriptor >> 2 & 1) == 1;
        inFrame = true;
        lastBlock = false;
        return header.length > 0;
    }

    private byte[] withRest(byte[] magic, int descriptor) throws IOException {
        boolean single = (descriptor >> 5 & 1) == 1;
        int sizeFlag = descriptor >> 6;
        int size = sizeFlag == 0 && single ? 1 : CONTENT_SIZES[sizeFlag];
        byte[] rest = in.readNBytes((single ? 0 : 1) + DICTIONARY_SIZES[descriptor & 3] + size);
        byte[] whole = Arrays.copyOf(magic, MAGIC + 1 + rest.length);
        whole[MAGIC] = (byte) descriptor;
        System.arraycopy(rest, 0, whole, MAGIC + 1, rest.length);
        return whole;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
