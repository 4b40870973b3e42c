package org.daylight.registry.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements on human rights that were asked for about the recipient of a proposal (FAA 502B(c)), told as one: the first
 * that is open on the day of the act. One that was surely sent by that day bars nothing, and of several that were not the
 * one asked for first is the first to be overdue. Where none is recorded it is not known whether one was asked for; one that
 * is recorded as never asked for says that nobody asked.
 *
 * @param complete whether there are no others that the caller may not see: those may be open
 */
record Statements(List<Known> all, boolean complete) {

    /** The kind of these undertakings, as rules compare it. */
    static final String KIND = "FAA 502B(c) statement";

    private static final String UNSENT = "";

    /**
     * One of them up to {@code asOf}.
     *
     * @param askedOn null = it is not known when
     * @param sentOn null = it is not known whether or when; {@link #UNSENT} = not yet
     */
    private record Statement(
            @Nullable String askedOn, @Nullable String sentOn) {

        boolean isSentBy(LocalDate day) {
            return sentOn != null
                    && !sentOn.equals(UNSENT)
                    && !Dates.latest(sentOn).isAfter(day);
        }

        boolean isUnsentOn(LocalDate day) {
            return sentOn != null
                    && (sentOn.equals(UNSENT) || Dates.earliest(sentOn).isAfter(day));
        }
    }

    /** @param on the day of the act; null = not known */
    void write(Leaves leaves, @Nullable String on) {
        if (all.isEmpty() || !complete) {
            return;
        }
        var first = on == null ? LocalDate.MIN : Dates.earliest(on);
        var last = on == null ? LocalDate.MAX : Dates.latest(on);
        var open = open(leaves, first);
        if (open.isEmpty()) {
            leaves.absent("document.statementAskedOn");
            leaves.absent("document.statementSentOn");
            return;
        }
        var unsent =
                open.stream().filter(statement -> statement.isUnsentOn(last)).toList();
        leaves.text("document.statementAskedOn", askedOn(open, unsent));
        var sentOn = open.size() == 1 ? open.getFirst().sentOn() : unsent.isEmpty() ? null : UNSENT;
        if (UNSENT.equals(sentOn)) {
            leaves.absent("document.statementSentOn");
        } else {
            leaves.text("document.statementSentOn", sentOn);
        }
    }

    /** Those that were asked for and not surely sent by the day. */
    private List<Statement> open(Leaves leaves, LocalDate day) {
        var open = new ArrayList<Statement>();
        for (var known : all) {
            var asked = known.get("startedOn");
            var isAsked = asked == null || (!asked.isNull() && !leaves.isYetToCome(asked.asText()));
            var statement = new Statement(known.text("startedOn"), sentOn(leaves, known));
            if (isAsked && !statement.isSentBy(day)) {
                open.add(statement);
            }
        }
        return open;
    }

    private static @Nullable String sentOn(Leaves leaves, Known known) {
        var sent = known.get("fulfilledOn");
        if (sent == null) {
            return null;
        }
        return sent.isNull() || leaves.isYetToCome(sent.asText()) ? UNSENT : sent.asText();
    }

    /** At the latest when the first that is surely open was asked for; sooner if one that may be open was. */
    private static @Nullable String askedOn(List<Statement> open, List<Statement> unsent) {
        var asked = known(open);
        var surely = unsent.isEmpty() ? asked : known(unsent);
        if (surely.isEmpty()) {
            return null;
        }
        return Dates.fromTo(Dates.min(asked, asked.size() < open.size()), Dates.min(surely, false));
    }

    private static List<String> known(List<Statement> statements) {
        return statements.stream()
                .<String>mapMulti((statement, into) -> {
                    if (statement.askedOn() != null) {
                        into.accept(statement.askedOn());
                    }
                })
                .toList();
    }
}
