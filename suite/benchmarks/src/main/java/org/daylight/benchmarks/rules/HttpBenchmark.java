package org.daylight.benchmarks.rules;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.daylight.launcher.Api;
import org.daylight.launcher.Suite;
import org.daylight.launcher.portfolio.FirstPortfolio;

/** Facts a second through a running compliance-rules, against Jackson's streaming parser over the same bytes in memory. */
public final class HttpBenchmark {

    private static final double TARGET = 2;
    private static final int SEEDS = 2;
    private static final int WARMUPS = 40;
    private static final int ROUNDS = 7;
    private static final JsonFactory JSON = new JsonFactory();

    private final List<byte[]> batches = new ArrayList<>();
    private int facts;

    private HttpBenchmark() {}

    /** Measures on a suite that has just been started. */
    public static void run(Suite suite) {
        FirstPortfolio.publishPacks(suite, System.out::println);
        new HttpBenchmark().measure(suite);
    }

    private void measure(Suite suite) {
        generate();
        var rulebook = suite.rules("legal")
                .post("/v1/rulebooks", Map.of())
                .path("digest")
                .asText();
        var requests = requests(suite.rules("reviewer"), "/v1/evaluations?rulebook=" + rulebook);
        var service = suite.process("compliance-rules").handle();
        var http = new double[ROUNDS];
        var jackson = new double[ROUNDS];
        var worked = Optional.<Duration>empty();
        try (var rules = new PlainHttp(suite.rules())) {
            for (var request : requests) {
                rules.exchange(request);
                ClosedAnswers.require(rules.body(), Judged.ROWS);
            }
            for (var round = 0; round < WARMUPS; round++) {
                http(rules, requests);
                jackson();
            }
            var before = processorTime(service);
            for (var round = 0; round < ROUNDS; round++) {
                http[round] = http(rules, requests);
                jackson[round] = jackson();
            }
            var after = processorTime(service);
            worked = before.flatMap(from -> after.map(to -> to.minus(from)));
        }
        var ours = median(http);
        var limit = median(jackson);
        var bytes = batches.stream().mapToLong(batch -> batch.length).sum();
        print("ours", "POST /v1/evaluations, batches of %,d lines, one request at a time".formatted(Judged.ROWS), ours);
        print("Jackson", "JsonParser.nextToken() over the same %,d bytes, one thread".formatted(bytes), limit);
        System.out.println(worked.map(
                        time -> "the service used %.2f microseconds of processor time a fact, all its threads together"
                                .formatted(time.toNanos() / 1e3 / ROUNDS / facts))
                .orElse("this system does not say how much processor time the service used"));
        System.out.println("rules-http ratio %.2f target %.0f".formatted(ours / limit, TARGET));
    }

    private void generate() {
        var judged = new Judged(UsPack.load());
        for (var seed = 0; seed < SEEDS; seed++) {
            judged.fill(seed);
            for (var type : judged.types) {
                var lines = new Lines(type.columns);
                var batch = new ByteArrayOutputStream();
                for (var row = 0; row < Judged.ROWS; row++) {
                    batch.writeBytes(lines.bytes(row, seed));
                    batch.write('\n');
                }
                batches.add(batch.toByteArray());
                facts += Judged.ROWS;
            }
        }
    }

    private List<ByteBuffer> requests(Api rules, String path) {
        var asked = rules.request(path)
                .setHeader("Accept", "application/x-ndjson")
                .header("Content-Type", "application/x-ndjson")
                .build();
        return batches.stream().map(batch -> PlainHttp.prepared(asked, batch)).toList();
    }

    /** Empty where the system does not say. */
    private static Optional<Duration> processorTime(ProcessHandle process) {
        return process.info().totalCpuDuration();
    }

    private static double http(PlainHttp rules, List<ByteBuffer> requests) {
        var started = System.nanoTime();
        for (var request : requests) {
            rules.exchange(request);
        }
        return seconds(started);
    }

    private double jackson() {
        var started = System.nanoTime();
        var tokens = 0L;
        for (var batch : batches) {
            try (var parser = JSON.createParser(batch)) {
                while (parser.nextToken() != null) {
                    tokens++;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (tokens < facts) {
            throw new IllegalStateException("too few tokens: " + tokens);
        }
        return seconds(started);
    }

    private void print(String side, String command, double seconds) {
        System.out.println("%s: %s".formatted(side, command));
        System.out.println(
                "%s: %.3f s, %,d facts, %,.0f facts a second".formatted(side, seconds, facts, facts / seconds));
    }

    private static double median(double[] seconds) {
        var sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
