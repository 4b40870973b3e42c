package org.daylight.benchmarks.peers;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.daylight.benchmarks.rules.Jmh;

/** A table of peers; what counts is the evaluator in columns against the fastest that is not Java written by hand. */
public final class PeersBenchmark {

    private static final int TARGET = 1;

    private PeersBenchmark() {}

    /** All sides, each made when it is asked for: in columns first, Java written by hand last. */
    static List<Supplier<Peer>> peers(Subset rules, Facts facts) {
        return List.of(
                () -> new Ours.InColumns(rules, facts),
                () -> new Ours.ByRow(rules, facts),
                () -> new DroolsOnBeans(rules, facts),
                () -> new FeelOnMaps(rules, facts),
                () -> new CelOnMaps(rules, facts),
                () -> new JavaByHand(rules, facts));
    }

    public static void run() {
        var rules = Subset.load();
        var sides = new ArrayList<Peer>();
        peers(rules, new Facts(rules)).forEach(side -> sides.add(side.get()));
        agree(rules, sides);
        System.out.println("load before measuring: %.1f on %d processors"
                .formatted(
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        Runtime.getRuntime().availableProcessors()));
        var results = Jmh.run(PeersJmh.class, 3, 4);
        var nanoseconds = new double[sides.size()];
        for (var side = 0; side < sides.size(); side++) {
            var result = Objects.requireNonNull(results.get("judge " + side));
            var answers = (double) Facts.ALL * rules.sources().size();
            nanoseconds[side] = result.nanoseconds() / answers;
            System.out.println("%s: JMH %s".formatted(sides.get(side).name, sides.get(side).command));
            System.out.println("%s: %.1f ns and %.1f B an answer, %s"
                    .formatted(
                            sides.get(side).name,
                            nanoseconds[side],
                            result.bytes() / answers,
                            sides.get(side).answers));
        }
        var fastest = 2;
        for (var side = 2; side < sides.size() - 1; side++) {
            fastest = nanoseconds[side] < nanoseconds[fastest] ? side : fastest;
        }
        System.out.println("ours in columns against %s, the fastest that is not Java written by hand"
                .formatted(sides.get(fastest).name));
        System.out.println("rules-peers ratio %.2f target %d".formatted(nanoseconds[0] / nanoseconds[fastest], TARGET));
    }

    /** All that can be compared is: what we leave undetermined has no counterpart where there are two values. */
    private static void agree(Subset rules, List<Peer> sides) {
        sides.forEach(Peer::judge);
        for (var side : sides) {
            switch (side) {
                case Ours.InColumns columns -> columns.collect();
                case DroolsOnBeans drools -> drools.collect();
                default -> {}
            }
        }
        var first = sides.getFirst();
        for (var side : sides.subList(1, sides.size())) {
            var compared = 0L;
            for (var rule = 0; rule < first.letters.length; rule++) {
                for (var row = 0; row < Facts.ALL; row++) {
                    var ours = (char) first.letters[rule][row];
                    var wanted = expected(ours == 'a' ? 'A' : ours, side.answers);
                    var other = (char) side.letters[rule][row];
                    if (wanted != '?' && wanted != (other == 'a' ? 'A' : other)) {
                        throw new IllegalStateException("%s about fact %d: ours %c, %s %c"
                                .formatted(rules.sources().get(rule).key(), row, ours, side.name, other));
                    }
                    compared += wanted == '?' ? 0 : 1;
                }
            }
            System.out.println("%s gives the same %,d of %,d answers; the others are undetermined by ours"
                    .formatted(side.name, compared, (long) Facts.ALL * first.letters.length));
        }
    }

    private static char expected(char ours, Peer.Answers answers) {
        return switch (answers) {
            case ALL -> ours;
            case TWO_VALUED -> ours == 'M' || ours == 'N' || ours == 'A' ? ours : '?';
            case NOT_MET -> ours == 'N' ? 'N' : ours == 'U' || ours == 'E' ? '?' : '\0';
        };
    }
}
