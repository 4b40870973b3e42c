package org.daylight.benchmarks.rules;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One batch of each type of subject, judged; the next facts are generated before each call, outside the time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RulesJmh {

    private final Judged judged = new Judged(UsPack.load());
    private long seed;

    @Setup(Level.Invocation)
    public void facts() {
        judged.fill(seed++ % RulesBenchmark.batches(judged));
    }

    @Benchmark
    public Object ours() {
        judged.ours();
        return judged;
    }

    @Benchmark
    public Object byHand() {
        judged.byHand();
        return judged;
    }
}
