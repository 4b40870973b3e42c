package org.daylight.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.daylight.launcher.Suite;
import org.daylight.launcher.portfolio.FirstPortfolio;

/**
 * A whole review (facts rendered, sent, judged by every rule of the packs, answers and flags stored) against the time
 * PostgreSQL takes to hand out the same joined facts by binary COPY.
 */
final class ReviewBenchmark {

    private static final double TARGET = 15;

    /** How often each kind of incremental review is measured. */
    private static final int TIMES = 5;

    /** What a review stored: rows and their bytes as they lie in the tables; the evidence unpacked, and as it is kept. */
    private static final String STORED = """
            select s.rows, s.bytes, a.rows, a.bytes, e.rows, e.bytes, e.kept, t.answered, t.sealed
            from (select count(*) as rows, sum(pg_column_size(s)) as bytes from judged_subject s
                 join review r on r.lineage = s.lineage and r.step = s.first where r.id = ?::uuid) s,
                (select count(*) as rows, sum(pg_column_size(a)) as bytes from judged_answer a
                 join review r on r.lineage = a.lineage and r.step = a.first where r.id = ?::uuid) a,
                (select count(*) as rows, sum(bytes) as bytes, sum(octet_length(line)) as kept from evidence
                 where digest in (select a.evidence from judged_answer a
                     join review r on r.lineage = a.lineage and r.step = a.first where r.id = ?::uuid)) e,
                (select extract(epoch from (select max(p.done_at) from review_partition p where p.review = r.id) - r.opened_at)
                        as answered,
                    extract(epoch from r.sealed_at - r.opened_at) as sealed
                 from review r where r.id = ?::uuid) t""";

    private final int deliveries;

    ReviewBenchmark(int deliveries) {
        this.deliveries = deliveries;
    }

    void run() {
        RunningSuite.with(this::run);
    }

    private void run(Suite suite) {
        FirstPortfolio.publishPacks(suite, System.out::println);
        load(suite);
        JoinedFacts.analyse(suite);
        var limit = Math.min(JoinedFacts.copy(suite, deliveries), JoinedFacts.copy(suite, deliveries));
        var first = review(suite, "first", "full");
        var repeated = review(suite, "repeated", "full");
        System.out.println(
                "first run: ratio %.1f; repeated run: ratio %.1f".formatted(first / limit, repeated / limit));
        System.out.println("review ratio %.1f target %.0f".formatted(Math.max(first, repeated) / limit, TARGET));
    }

    private void load(Suite suite) {
        var registry = suite.registry("desk");
        var started = System.nanoTime();
        new GeneratedRegister(deliveries)
                .writeTo(file -> registry.post("/v1/imports?profile=native", "application/x-ndjson", file));
        var seconds = seconds(started);
        System.out.println("loaded %,d generated deliveries in %.1f s (%,.0f a second)"
                .formatted(deliveries, seconds, deliveries / seconds));
    }

    /** How many times as long a full review takes over ten times as many deliveries; the faster of two on either side. */
    static void growth(int deliveries) {
        var tenth = new ReviewBenchmark(deliveries / 10).fasterOfTwo();
        var all = new ReviewBenchmark(deliveries).fasterOfTwo();
        System.out.println(
                "%,d deliveries: %.3f s; %,d deliveries: %.3f s".formatted(deliveries / 10, tenth, deliveries, all));
        System.out.println("growth ratio %.2f target 11".formatted(all / tenth));
    }

    private double fasterOfTwo() {
        var seconds = new double[1];
        RunningSuite.with(suite -> {
            FirstPortfolio.publishPacks(suite, System.out::println);
            load(suite);
            JoinedFacts.analyse(suite);
            seconds[0] = Math.min(review(suite, "first", "full"), review(suite, "repeated", "full"));
        });
        return seconds[0];
    }

    /**
     * What an incremental review needs after one delivery in a hundred has changed, against a full one; the faster of two full ones and
     * the fastest of five of each kind, which last a fiftieth of a full one: the compiler has not done with what they run before
     * the third or fourth.
     */
    void incremental() {
        RunningSuite.with(suite -> {
            FirstPortfolio.publishPacks(suite, System.out::println);
            load(suite);
            JoinedFacts.analyse(suite);
            var full = Math.min(review(suite, "first", "full"), review(suite, "repeated", "full"));
            var scattered = fastest(time -> changed(suite, false, time));
            var together = fastest(time -> changed(suite, true, time));
            var nothing = fastest(_ -> review(suite, "nothing changed", "incremental"));
            System.out.println("nothing changed: ratio %.3f; at random: ratio %.3f; of one partner: ratio %.3f"
                    .formatted(nothing / full, scattered / full, together / full));
            System.out.println("incremental ratio %.3f target 0.03".formatted(Math.max(scattered, together) / full));
        });
    }

    private static double fastest(IntToDoubleFunction measured) {
        return IntStream.rangeClosed(1, TIMES).mapToDouble(measured).min().orElseThrow();
    }

    private double changed(Suite suite, boolean ofOnePartner, int time) {
        var registry = suite.registry("desk");
        var changed = new GeneratedRegister(deliveries)
                .changeOneInAHundred(
                        ofOnePartner,
                        time,
                        file -> registry.post("/v1/imports?profile=native", "application/x-ndjson", file));
        return review(
                suite,
                "%,d deliveries changed%s, %s"
                        .formatted(changed, ofOnePartner ? " of one partner" : " at random", "time " + time),
                "incremental");
    }

    private static double review(Suite suite, String which, String mode) {
        var reviews = suite.reviews("reviewer");
        var before = processorSeconds(suite);
        var started = System.nanoTime();
        var opened = reviews.post(
                "/v1/reviews",
                Map.of(
                        "scope",
                        "portfolio",
                        "asOf",
                        GeneratedRegister.AS_OF.toString(),
                        "reason",
                        which,
                        "mode",
                        mode));
        var sealed = FirstPortfolio.await(reviews, opened.path("id").asText(), Duration.ofMinutes(20));
        var seconds = seconds(started);
        var after = processorSeconds(suite);
        System.out.println("ours (%s): POST /v1/reviews {scope: portfolio, asOf: %s, mode: %s}"
                .formatted(which, GeneratedRegister.AS_OF, mode));
        System.out.println("ours (%s): %.3f s, %s".formatted(which, seconds, summary(sealed)));
        System.out.println(
                "ours (%s): %s".formatted(which, stored(suite, opened.path("id").asText())));
        after.replaceAll((service, spent) -> spent - before.getOrDefault(service, 0.0));
        System.out.println("ours (%s): processor seconds of the services %s".formatted(which, after));
        if (!sealed.path("state").asText().equals("SEALED")) {
            throw new IllegalStateException("the review did not seal: " + sealed);
        }
        return seconds;
    }

    private static String stored(Suite suite, String review) {
        try (var connection = suite.server().admin("review");
                var statement = connection.prepareStatement(STORED)) {
            for (var i = 1; i <= 4; i++) {
                statement.setString(i, review);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return ("stored %,d rows of subjects, %,d bytes; %,d rows of answers, %,d bytes;"
                                + " %,d fact lines as evidence, %,d bytes (kept in %,d);"
                                + " all answered after %.1f s, sealed after %.1f s")
                        .formatted(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getDouble(8),
                                row.getDouble(9));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Double> processorSeconds(Suite suite) {
        var spent = new TreeMap<String, Double>();
        for (var service : List.of("transfer-registry", "compliance-rules", "review-service")) {
            var total = suite.process(service).handle().info().totalCpuDuration();
            total.ifPresent(duration -> spent.put(service, duration.toMillis() / 1000.0));
        }
        return spent;
    }

    private static String summary(JsonNode review) {
        return "state %s, %s".formatted(review.path("state").asText(), review.path("totals"));
    }

    private static double seconds(long started) {
        return Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
    }
}
