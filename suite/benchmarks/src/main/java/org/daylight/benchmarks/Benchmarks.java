package org.daylight.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import org.daylight.benchmarks.peers.PeersBenchmark;
import org.daylight.benchmarks.rules.HttpBenchmark;
import org.daylight.benchmarks.rules.PlannerBenchmark;
import org.daylight.benchmarks.rules.RulesBenchmark;

/** The command behind {@code ./daylight bench}: lists the benchmarks, or runs one. */
public final class Benchmarks {

    /** A benchmark prints what it ran and ends with the line {@code <name> ratio <number> target <number>}. */
    private record Benchmark(String what, Runnable run) {}

    private static final Map<String, Benchmark> ALL = new TreeMap<>(Map.of(
            "rules",
            new Benchmark(
                    "the pack us about a million facts against the same rules written by hand in Java; lower is better",
                    RulesBenchmark::run),
            "rules-planner",
            new Benchmark(
                    "the same rules and facts against an eighth of the time of dev.cel's planner; lower is better",
                    PlannerBenchmark::run),
            "rules-peers",
            new Benchmark(
                    "20 rules about 10,000 facts: Drools, FEEL, CEL on maps, hand-written Java and ours; lower is better",
                    PeersBenchmark::run),
            "rules-http",
            new Benchmark(
                    "facts a second over HTTP against Jackson's parser over the same bytes in memory; lower is better",
                    () -> RunningSuite.with(HttpBenchmark::run)),
            "review",
            new Benchmark(
                    "a review of 100,000 deliveries against a binary COPY of the same joined facts; lower is better",
                    () -> new ReviewBenchmark(Integer.getInteger("deliveries", 100_000)).run()),
            "incremental",
            new Benchmark(
                    "a review after one delivery in a hundred has changed against a full one; lower is better",
                    () -> new ReviewBenchmark(Integer.getInteger("deliveries", 100_000)).incremental())));

    private Benchmarks() {}

    public static void main(String[] arguments) {
        java.util.logging.LogManager.getLogManager().reset();
        if (arguments.length == 0) {
            ALL.forEach((name, benchmark) -> System.out.println("%-14s %s".formatted(name, benchmark.what())));
            return;
        }
        var benchmark = ALL.get(arguments[0]);
        if (benchmark == null) {
            System.err.println("there is no benchmark %s; there are %s".formatted(arguments[0], ALL.keySet()));
            System.exit(2);
            return;
        }
        benchmark.run().run();
        System.exit(0);
    }
}
