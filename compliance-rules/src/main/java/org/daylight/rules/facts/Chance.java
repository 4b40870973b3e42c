package org.daylight.rules.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Draws that follow from names alone: the same ones on every machine and in every release. */
public final class Chance {

    /** A draw is from 0 up to this, exclusive. */
    public static final long RANGE = 1L << 53;

    private Chance() {}

    public static long hash(String text) {
        var bytes = text.getBytes(UTF_8);
        return hash(bytes, 0, bytes.length);
    }

    /** FNV-1a, mixed. */
    public static long hash(byte[] bytes, int from, int to) {
        var hash = 0xcbf29ce484222325L;
        for (var i = from; i < to; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * 0x100000001b3L;
        }
        return mixed(hash);
    }

    public static long of(long seed, long subject) {
        return mixed(seed ^ subject) >>> 11;
    }

    /** The finisher of SplitMix64. */
    private static long mixed(long number) {
        var hash = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
