package org.daylight.benchmarks;

import java.time.Instant;
import org.daylight.launcher.Suite;

/** The lines of all deliveries, partition by partition: against a binary COPY, and those of the past against now. */
final class FactsBenchmark {

    private static final double TARGET = 3;
    private static final double TARGET_OF_THE_PAST = 2;
    private static final int FIRST_LINE_MILLIS = 200;
    private static final int RELEASES = 5;

    private final int deliveries;

    FactsBenchmark(int deliveries) {
        this.deliveries = deliveries;
    }

    void run() {
        RunningSuite.with(suite -> {
            new LoadedRegister(suite, deliveries).load(0);
            JoinedFacts.analyse(suite);
            var limit = Math.min(JoinedFacts.copy(suite, deliveries), JoinedFacts.copy(suite, deliveries));
            var lines = new FactLines(suite, deliveries);
            lines.read("warm-up", null);
            var read = lines.read("now", null);
            System.out.println("ours: first line of a partition after %.0f ms (median), %.0f ms (99 %%), limit %d ms"
                    .formatted(read.firstLine(0.5), read.firstLine(0.99), FIRST_LINE_MILLIS));
            System.out.println("ours: %,d MB resident after a tenth of the lines, at most %,d MB after that"
                    .formatted(read.residentEarly(), read.residentLater()));
            System.out.println("facts ratio %.2f target %.0f".formatted(read.seconds() / limit, TARGET));
        });
    }

    /** Five versions of every record that the lines speak of; the past is what was known after the third. */
    void past() {
        RunningSuite.with(suite -> {
            var register = new LoadedRegister(suite, deliveries);
            var middle = Instant.EPOCH;
            for (var release = 0; release < RELEASES; release++) {
                register.load(release);
                if (release == RELEASES / 2) {
                    middle = settledAt(suite);
                }
            }
            JoinedFacts.analyse(suite);
            var lines = new FactLines(suite, deliveries);
            lines.read("warm-up", null);
            var now = lines.read("now", null);
            lines.read("warm-up", middle);
            var past = lines.read("past", middle);
            System.out.println(
                    "facts-past ratio %.2f target %.0f".formatted(past.seconds() / now.seconds(), TARGET_OF_THE_PAST));
        });
    }

    private static Instant settledAt(Suite suite) {
        return Instant.parse(suite.registry("reviewer")
                .get("/v1/settled-at")
                .path("settledAt")
                .asText());
    }
}
