package io.jenkins.plugins.securitygate.risk.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Remembers which template a masked line belongs to, so that the parse tree is asked once for most lines. Each line has
 * one place; a line that needs a taken place replaces the one there.
 */
final class TemplateCache {
    private static final int PLACES = 1 << 15;
    /** Longer lines are seldom repeated, and would make the cache large. */
    private static final int LONGEST = 1 << 9;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;

    private final byte[][] lines = new byte[PLACES][];
    private final int[] ids = new int[PLACES];
    private int place;

    /** The template of a line, -1 when it is not remembered. */
    int find(byte[] bytes, int start, int length) {
        place = place(bytes, start, length);
        byte[] line = lines[place];
        boolean found = line != null && Arrays.equals(line, 0, line.length, bytes, start, start + length);
        return found ? ids[place] : -1;
    }

    /** Remembers the line that was asked for last. */
    void put(byte[] bytes, int start, int length, int id) {
        if (length <= LONGEST) {
            lines[place] = Arrays.copyOfRange(bytes, start, start + length);
            ids[place] = id;
        }
    }

    private static int place(byte[] bytes, int start, int length) {
        long hash = length * PRIME;
        int at = start;
        int end = start + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = (hash ^ (long) LONG.get(bytes, at)) * PRIME;
            hash ^= hash >>> 32;
        }
        for (; at < end; at++) {
            hash = (hash ^ bytes[at]) * PRIME;
        }
        hash ^= hash >>> 32;
        return (int) hash & PLACES - 1;
    }
}
