package org.daylight.benchmarks.rules;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.daylight.launcher.Api;
import org.daylight.launcher.Suite;
import org.daylight.launcher.portfolio.FirstPortfolio;

/** Facts a second through a running compliance-rules, against Jackson's streaming parser over the same bytes in memory. */
public final class HttpBenchmark {

    private static final double TARGET = 2;
    private static final int SEEDS = 2;

    /** The compiler goes on for two thousand batches, as the launcher lets services compile late. */
    private static final int WARMUPS = 150;

    /** What runs once a request is compiled with most care after twenty thousand, whatever is in them. */
    private static final int REQUESTS_BEFORE = 24_000;

    private static final int ROUNDS = 11;
    private static final JsonFactory JSON = new JsonFactory();

    /** In the order of the types, once for each seed. */
    private final List<byte[]> batches = new ArrayList<>();

    /** What is asked, and how that is called. */
    private enum Asked {
        LETTERS("letters alone", "&answers=letters"),
        IN_FULL("in full", ""),
        REVIEW("as a review asks, what is given in full decided twice", "&shown=true");

        private final String name;
        private final String query;

        Asked(String name, String query) {
            this.name = name;
            this.query = query;
        }
    }

    private final List<String> types = new ArrayList<>();
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
        var service = suite.process("compliance-rules").handle();
        var bytes = batches.stream().mapToLong(batch -> batch.length).sum();
        System.out.println("Jackson: JsonParser.nextToken() over the same %,d bytes, one thread".formatted(bytes));
        var ratios = new EnumMap<Asked, Double>(Asked.class);
        try (var rules = new PlainHttp(suite.rules())) {
            var small =
                    requests(suite.rules("reviewer"), "/v1/evaluations?rulebook=" + rulebook, HttpBenchmark::firstLine);
            for (var sent = 0; sent < REQUESTS_BEFORE; sent += small.size()) {
                http(rules, small);
            }
            for (var asked : Asked.values()) {
                System.out.println("%s: POST /v1/evaluations?rulebook=…%s, batches of %,d lines, one request at a time"
                        .formatted(asked.name, asked.query, Judged.ROWS));
                var path = "/v1/evaluations?rulebook=" + rulebook + asked.query;
                ratios.put(
                        asked, measure(rules, requests(suite.rules("reviewer"), path, batch -> batch), service, asked));
            }
        }
        ratios.forEach((asked, ratio) -> System.out.println("%s: ratio %.2f".formatted(asked.name, ratio)));
        System.out.println("rules-http ratio %.2f target %.0f".formatted(ratios.get(Asked.REVIEW), TARGET));
    }

    private double measure(PlainHttp rules, List<ByteBuffer> requests, ProcessHandle service, Asked asked) {
        for (var request : requests) {
            rules.exchange(request);
            ClosedAnswers.require(rules.body(), Judged.ROWS);
        }
        for (var round = 0; round < WARMUPS; round++) {
            http(rules, requests);
            jackson();
        }
        var http = new double[ROUNDS][];
        var jackson = new double[ROUNDS][];
        var before = processorTime(service);
        for (var round = 0; round < ROUNDS; round++) {
            http[round] = http(rules, requests);
            jackson[round] = jackson();
        }
        var after = processorTime(service);
        var ours = median(http, type -> true);
        var limit = median(jackson, type -> true);
        print(asked.name, ours);
        print("Jackson", limit);
        before.flatMap(from -> after.map(to -> to.minus(from)))
                .ifPresent(worked -> System.out.println(
                        "%s: the service used %.2f microseconds of processor time a fact, all its threads together"
                                .formatted(asked.name, worked.toNanos() / 1e3 / ROUNDS / facts)));
        for (var type : Set.copyOf(types).stream().sorted().toList()) {
            System.out.println("%s: of lines about a %s alone: ratio %.2f"
                    .formatted(asked.name, type, median(http, type::equals) / median(jackson, type::equals)));
        }
        return ours / limit;
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
                types.add(type.columns.type().name());
                facts += Judged.ROWS;
            }
        }
    }

    private List<ByteBuffer> requests(Api rules, String path, UnaryOperator<byte[]> part) {
        var asked = rules.request(path)
                .setHeader("Accept", "application/x-ndjson")
                .header("Content-Type", "application/x-ndjson")
                .build();
        return batches.stream()
                .map(batch -> PlainHttp.prepared(asked, part.apply(batch)))
                .toList();
    }

    private static byte[] firstLine(byte[] batch) {
        var end = 0;
        while (batch[end] != '\n') {
            end++;
        }
        return Arrays.copyOf(batch, end + 1);
    }

    /** Empty where the system does not say. */
    private static Optional<Duration> processorTime(ProcessHandle process) {
        return process.info().totalCpuDuration();
    }

    /** Seconds of each request. */
    private static double[] http(PlainHttp rules, List<ByteBuffer> requests) {
        return requests.stream()
                .mapToDouble(request -> {
                    var started = System.nanoTime();
                    rules.exchange(request);
                    return seconds(started);
                })
                .toArray();
    }

    /** Seconds of each batch. */
    private double[] jackson() {
        return batches.stream().mapToDouble(HttpBenchmark::parsed).toArray();
    }

    private static double parsed(byte[] batch) {
        var started = System.nanoTime();
        var tokens = 0;
        try (var parser = JSON.createParser(batch)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (tokens < Judged.ROWS) {
            throw new IllegalStateException("too few tokens: " + tokens);
        }
        return seconds(started);
    }

    private void print(String side, double seconds) {
        System.out.println(
                "%s: %.3f s, %,d facts, %,.0f facts a second".formatted(side, seconds, facts, facts / seconds));
    }

    /** Of the rounds, the sum of the batches about some types. */
    private double median(double[][] rounds, Predicate<String> counts) {
        var sorted = Arrays.stream(rounds)
                .mapToDouble(round -> IntStream.range(0, round.length)
                        .filter(batch -> counts.test(types.get(batch)))
                        .mapToDouble(batch -> round[batch])
                        .sum())
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
