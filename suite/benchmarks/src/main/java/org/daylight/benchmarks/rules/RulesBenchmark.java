package org.daylight.benchmarks.rules;

import java.util.Objects;

/** The whole pack "us" about a million generated facts, against the same rules written by hand in Java. */
public final class RulesBenchmark {

    static final int FACTS = 1_000_000;
    private static final double TARGET = 3;
    private static final double MOST_BYTES = 0.01;

    private RulesBenchmark() {}

    /** So many batches are a million facts. */
    static int batches(Judged judged) {
        return Math.ceilDiv(FACTS, judged.facts());
    }

    public static void run() {
        var judged = new Judged(UsPack.load());
        var shares = new Shares();
        for (var seed = 0; seed < batches(judged); seed++) {
            judged.fill(seed);
            judged.ours();
            judged.byHand();
            shares.add(judged, seed);
        }
        System.out.println("both sides gave the same answers: " + shares);
        var results = Jmh.run(RulesJmh.class, 4, 5);
        var byHand = Objects.requireNonNull(results.get("byHand"));
        var ours = Objects.requireNonNull(results.get("ours"));
        print("ours", "ColumnRules.Batch.judge()", ours, judged);
        print("hand-written Java", "ByHand.judge(letters)", byHand, judged);
        var bytes = ours.bytes() / judged.answers();
        System.out.println("ours: gc.alloc.rate.norm %.5f B an answer, allowed %.2f".formatted(bytes, MOST_BYTES));
        if (bytes >= MOST_BYTES) {
            throw new IllegalStateException("an answer allocates %.4f B".formatted(bytes));
        }
        System.out.println("rules ratio %.2f target %.0f".formatted(ours.nanoseconds() / byHand.nanoseconds(), TARGET));
    }

    static void print(String side, String command, Jmh.Result result, Judged judged) {
        var answer = result.nanoseconds() / judged.answers();
        var all = result.nanoseconds() * batches(judged) / 1e9;
        System.out.println("%s: JMH %s, batches of %,d facts of %d types, one thread"
                .formatted(side, command, Judged.ROWS, judged.types.size()));
        System.out.println("%s: %.3f s, %,d facts, %,d answers, %.2f ns an answer"
                .formatted(
                        side,
                        all,
                        batches(judged) * judged.facts(),
                        (long) batches(judged) * judged.answers(),
                        answer));
    }
}
