package org.daylight.registry.facts;

import java.util.ArrayList;
import java.util.List;

/**
 * What was judged about one incident or proposal. The last judgement of a question counts; two of the same day that say
 * different things leave it open. Where nobody judged, nothing is known: only a recorded judgement can say that none was
 * made.
 */
final class Judged {

    private static final String OPEN = "open";

    private final List<Known> judgements;

    Judged(List<Known> judgements) {
        this.judgements = judgements;
    }

    void flag(Leaves leaves, String name, String question) {
        var statements = new ArrayList<DatedStatement>();
        for (var judgement : of(question)) {
            statements.add(DatedStatement.since(value(judgement, question), on(judgement)));
        }
        leaves.changes(DatedStatement.nextChange(statements, leaves.asOf()));
        switch (DatedStatement.on(statements, leaves.asOf())) {
            case "true" -> leaves.flag(name, true);
            case "false" -> leaves.flag(name, false);
            case "null" -> leaves.absent(name);
            case null, default -> {}
        }
    }

    /** The first day on which the answer was yes; null if it was said that nobody has looked. */
    void firstYes(Leaves leaves, String name, String question) {
        var yes = new ArrayList<String>();
        var said = false;
        var open = false;
        for (var judgement : of(question)) {
            var value = value(judgement, question);
            if (value.equals("true") && !leaves.isYetToCome(on(judgement))) {
                yes.add(on(judgement));
            }
            open |= value.equals(OPEN);
            said = true;
        }
        if (!yes.isEmpty()) {
            leaves.text(name, Dates.min(yes, false));
        } else if (said && !open) {
            leaves.absent(name);
        }
    }

    /** The last day on which somebody judged anything. */
    void last(Leaves leaves, String name) {
        var dates = judgements.stream()
                .map(Judged::on)
                .filter(date -> !leaves.isYetToCome(date))
                .toList();
        if (!dates.isEmpty()) {
            leaves.text(name, Dates.max(dates));
        }
    }

    private List<Known> of(String question) {
        return judgements.stream()
                .filter(judgement -> question.equals(judgement.text("question")))
                .toList();
    }

    private String value(Known judgement, String question) {
        var mine = said(judgement);
        var contradicted = of(question).stream()
                .anyMatch(
                        other -> on(other).equals(on(judgement)) && !said(other).equals(mine));
        return contradicted ? OPEN : mine;
    }

    private static String said(Known judgement) {
        var value = judgement.get("value");
        return value == null ? OPEN : value.asText();
    }

    private static String on(Known judgement) {
        return judgement.content().path("on").asText();
    }
}
