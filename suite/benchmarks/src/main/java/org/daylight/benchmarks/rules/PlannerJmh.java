package org.daylight.benchmarks.rules;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.reference.Reference;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One batch of each type of subject, judged by the evaluator and by the planner; the lines are read beforehand for both. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PlannerJmh {

    private final UsPack pack = UsPack.load();
    private final Judged judged = new Judged(pack);
    private final Reference reference =
            new Reference(pack.evaluator().rulebook(), pack.sets().values());
    private List<List<FactLine>> lines = List.of();

    @Setup
    public void facts() {
        judged.fill(0);
        lines = PlannerBenchmark.lines(judged, 0);
    }

    @Benchmark
    public Object ours() {
        judged.ours();
        return judged;
    }

    @Benchmark
    public long planner() {
        var letters = 0L;
        for (var index = 0; index < lines.size(); index++) {
            var rules = judged.types.get(index).rules.rules();
            for (var line : lines.get(index)) {
                for (var rule : rules) {
                    letters += reference.letter(rule, line);
                }
            }
        }
        return letters;
    }
}
