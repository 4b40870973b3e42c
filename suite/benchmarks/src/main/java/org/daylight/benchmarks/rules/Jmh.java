package org.daylight.benchmarks.rules;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs a class of JMH benchmarks in a process of its own. */
public final class Jmh {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** Nanoseconds and allocated bytes of one call. */
    public record Result(double nanoseconds, double bytes) {}

    private Jmh() {}

    /** By method, and where the class has a parameter its value after a blank. */
    public static Map<String, Result> run(Class<?> benchmarks, int warmups, int iterations) {
        var options = new OptionsBuilder()
                .include(benchmarks.getSimpleName())
                .forks(1)
                .warmupIterations(warmups)
                .warmupTime(TimeValue.seconds(3))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(3))
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-Xmx1g", "-XX:+UseParallelGC", "--sun-misc-unsafe-memory-access=allow")
                .verbosity(VerboseMode.SILENT)
                .build();
        var results = new TreeMap<String, Result>();
        try {
            for (var result : new Runner(options).run()) {
                var name = result.getParams().getBenchmark();
                var keys = result.getParams().getParamsKeys();
                var method = name.substring(name.lastIndexOf('.') + 1);
                results.put(
                        keys.isEmpty()
                                ? method
                                : method + " "
                                        + result.getParams()
                                                .getParam(keys.iterator().next()),
                        new Result(
                                result.getPrimaryResult().getScore(),
                                Objects.requireNonNull(
                                                result.getSecondaryResults().get(ALLOCATED))
                                        .getScore()));
            }
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
        return results;
    }
}
