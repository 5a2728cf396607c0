package io.jenkins.plugins.securitygate.scanner.container;

import java.util.Arrays;

/**
 * A large set of paths that can only be asked whether it has one. Eight bytes are kept of each, so that two paths are taken
 * for one with a probability of one in a billion for a million of them.
 */
final class PathSet {
    private static final int SMALLEST = 64;

    private long[] hashes = new long[SMALLEST];
    private int size;
    private boolean sorted = true;

    void add(String path) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        hashes[size] = hash(path);
        size++;
        sorted = false;
    }

    /** Asked of a set that nobody adds to any more, by one thread. */
    boolean contains(String path) {
        if (!sorted) {
            Arrays.sort(hashes, 0, size);
            sorted = true;
        }
        return Arrays.binarySearch(hashes, 0, size, hash(path)) >= 0;
    }

    /** FNV-1a, mixed once more as its upper bits are weak. */
    private static long hash(String path) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < path.length(); i++) {
            hash = (hash ^ path.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        return hash ^ hash >>> 29;
    }
}
