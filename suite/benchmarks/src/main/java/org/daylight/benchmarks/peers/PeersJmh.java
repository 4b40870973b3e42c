package org.daylight.benchmarks.peers;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Ten thousand proposals by twenty rules, each side in a process of its own; rules and facts are made beforehand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PeersJmh {

    /** The number of a side in {@link PeersBenchmark#peers}. */
    @Param({"0", "1", "2", "3", "4", "5"})
    public int side;

    private @Nullable Peer peer;

    @Setup
    public void make() {
        var rules = Subset.load();
        peer = PeersBenchmark.peers(rules, new Facts(rules)).get(side).get();
    }

    @Benchmark
    public Object judge() {
        var made = java.util.Objects.requireNonNull(peer);
        made.judge();
        return made.letters;
    }
}
