package org.daylight.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import org.daylight.benchmarks.peers.PeersBenchmark;
import org.daylight.benchmarks.rules.HttpBenchmark;
import org.daylight.benchmarks.rules.PlannerBenchmark;
import org.daylight.benchmarks.rules.RulesBenchmark;

/** The command behind {@code ./daylight bench}: lists the benchmarks, or runs one. */
public final class Benchmarks {

    private static final int MILLION = 1_000_000;

    /** A benchmark prints what it ran and ends with the line {@code <name> ratio <number> target <number>}. */
    private record Benchmark(String what, Runnable run) {}

    private static final Map<String, Benchmark> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "rules",
                    new Benchmark(
                            "the pack us about a million facts against the same rules written by hand in Java; lower is better",
                            RulesBenchmark::run)),
            Map.entry(
                    "rules-planner",
                    new Benchmark(
                            "the same rules and facts against an eighth of the time of dev.cel's planner; lower is better",
                            PlannerBenchmark::run)),
            Map.entry(
                    "rules-peers",
                    new Benchmark(
                            "20 rules about 10,000 facts: Drools, FEEL, CEL on maps, hand-written Java and ours; lower is better",
                            PeersBenchmark::run)),
            Map.entry(
                    "rules-http",
                    new Benchmark(
                            "facts a second over HTTP against Jackson's parser over the same bytes in memory; lower is better",
                            () -> RunningSuite.with(HttpBenchmark::run))),
            Map.entry(
                    "review",
                    new Benchmark(
                            "a review of a million deliveries against a binary COPY of the same joined facts; lower is better",
                            () -> new ReviewBenchmark(deliveries(MILLION)).run())),
            Map.entry(
                    "incremental",
                    new Benchmark(
                            "a review after one delivery in a hundred has changed against a full one; lower is better",
                            () -> new ReviewBenchmark(deliveries(MILLION)).incremental())),
            Map.entry(
                    "growth",
                    new Benchmark(
                            "a full review of a million deliveries against one of a tenth of them; lower is better",
                            () -> ReviewBenchmark.growth(deliveries(MILLION)))),
            Map.entry(
                    "import",
                    new Benchmark(
                            "a million deliveries over HTTP against raw COPY into the same tables; lower is better",
                            () -> new ImportBenchmark(deliveries(MILLION)).run())),
            Map.entry(
                    "import-large",
                    new Benchmark(
                            "the memory of the service while it takes in 2.1 GB at once, of 1,024 MB; lower is better",
                            LargeImport::run)),
            Map.entry(
                    "facts",
                    new Benchmark(
                            "the lines of a million deliveries against a binary COPY of the same joined rows; lower is better",
                            () -> new FactsBenchmark(deliveries(MILLION)).run())),
            Map.entry(
                    "facts-past",
                    new Benchmark(
                            "the same lines in the middle of five versions of everything against now; lower is better",
                            () -> new FactsBenchmark(deliveries(MILLION)).past())),
            Map.entry(
                    "lists",
                    new Benchmark(
                            "pages of a list of a million deliveries against the same SQL by JDBC; lower is better",
                            () -> new ListsBenchmark(deliveries(MILLION)).run()))));

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
        if (arguments.length > 1) {
            System.setProperty("deliveries", arguments[1]);
        }
        benchmark.run().run();
        System.exit(0);
    }

    private static int deliveries(int otherwise) {
        return Integer.getInteger("deliveries", otherwise);
    }
}
