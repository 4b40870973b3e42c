package org.daylight.benchmarks.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.reference.Reference;

/** The same rules about the same facts, by the evaluator and by dev.cel's planner. */
public final class PlannerBenchmark {

    /** The evaluator is to be so many times as fast. */
    private static final double TIMES = 8;

    private PlannerBenchmark() {}

    public static void run() {
        var results = Jmh.run(PlannerJmh.class, 3, 4);
        var judged = new Judged(UsPack.load());
        var ours = Objects.requireNonNull(results.get("ours"));
        var planner = Objects.requireNonNull(results.get("planner"));
        agree(judged);
        RulesBenchmark.print("ours", "ColumnRules.Batch.judge()", ours, judged);
        RulesBenchmark.print(
                "dev.cel planner", "Reference.letter(rule, line): flat variables, compiled once", planner, judged);
        var times = planner.nanoseconds() / ours.nanoseconds();
        System.out.println("ours is %.1f times as fast; an eighth of the planner's time is the limit".formatted(times));
        System.out.println("rules-planner ratio %.2f target 1".formatted(TIMES / times));
    }

    private static void agree(Judged judged) {
        var pack = UsPack.load();
        var reference = new Reference(pack.evaluator().rulebook(), pack.sets().values());
        judged.fill(0);
        judged.ours();
        for (var type : judged.types) {
            var lines = new Lines(type.columns).all(0);
            for (var index = 0; index < type.letters.length; index++) {
                var rule = type.rules.rules().get(index);
                for (var row = 0; row < lines.size(); row++) {
                    var letter = (char) type.ours.letters(index)[row];
                    var other = reference.letter(rule, lines.get(row));
                    if ((letter == 'a' ? 'A' : letter) != other) {
                        throw new IllegalStateException(
                                "%s about row %d: ours %c, the planner %c".formatted(rule.key(), row, letter, other));
                    }
                }
            }
        }
        System.out.println("both sides gave the same %,d answers".formatted(judged.answers()));
    }

    /** The lines that the planner is asked about, of each type. */
    static List<List<FactLine>> lines(Judged judged, long seed) {
        var lines = new ArrayList<List<FactLine>>();
        for (var type : judged.types) {
            lines.add(new Lines(type.columns).all(seed));
        }
        return lines;
    }
}
