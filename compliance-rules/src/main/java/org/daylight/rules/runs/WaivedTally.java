package org.daylight.rules.runs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.daylight.rules.lawbooks.Comparison.Compared;
import org.daylight.rules.lawbooks.RegisterLine;
import org.daylight.rules.waivers.Waived;
import org.daylight.rules.waivers.Waivers;
import org.daylight.rules.waivers.Waivers.NotMet;

/** Tallies lines; those that do not meet a rule wait, some at a time, until it is told what of them was waived. */
final class WaivedTally {

    private record Waiting(RegisterLine line, List<Compared> rules) {}

    private final Tally tally;
    private final Function<List<NotMet>, List<Waived>> told;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<NotMet> asked = new ArrayList<>();

    WaivedTally(Tally tally, Function<List<NotMet>, List<Waived>> told) {
        this.tally = tally;
        this.told = told;
    }

    void add(RegisterLine line, List<Compared> rules) {
        var facts = line.facts();
        var notMet = rules.stream()
                .filter(Compared::isFlagged)
                .map(rule ->
                        new NotMet(rule.rule(), facts.type().name(), facts.subject(), facts.partner(), line.label()))
                .toList();
        if (notMet.isEmpty()) {
            tally.add(line, rules, Map.of());
            return;
        }
        if (asked.size() + notMet.size() > Waivers.MOST) {
            flush();
        }
        waiting.add(new Waiting(line, rules));
        asked.addAll(notMet);
    }

    /** To be called once all lines are added. */
    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        var answers = answers();
        var next = 0;
        for (var each : waiting) {
            var waived = new HashMap<String, Waived>();
            for (var rule : each.rules()) {
                if (rule.isFlagged()) {
                    waived.put(rule.rule(), answers.get(next++));
                }
            }
            tally.add(each.line(), each.rules(), waived);
        }
        waiting.clear();
        asked.clear();
    }

    /** A single line may fail more rules than can be asked about at once. */
    private List<Waived> answers() {
        var answers = new ArrayList<Waived>(asked.size());
        for (var from = 0; from < asked.size(); from += Waivers.MOST) {
            answers.addAll(told.apply(asked.subList(from, Math.min(asked.size(), from + Waivers.MOST))));
        }
        return answers;
    }
}
