package org.daylight.kit.recording;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.KNOWN_AT_NOT_SETTLED;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Turns the query parameters of a read into a knowing that can be repeated, and lets the answer say which. */
@ApplicationScoped
public class Knowings {

    /** RFC 3339 writes years with four digits. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final Recordings recordings;
    private final KnowingAnswered answered;

    Knowings(Recordings recordings, KnowingAnswered answered) {
        this.recordings = recordings;
        this.answered = answered;
    }

    /** Refuses what is not settled. Without parameters the answer is what stands now, which is not repeatable. */
    public Knowing of(Knowing.Query query) {
        var knowledge = knowledge(query.knowledge);
        var knownAt = instant("knownAt", query.knownAt);
        var recordedUpTo = instant("recordedUpTo", query.recordedUpTo);
        // An answer states both, and for what is recorded they are the same: whoever sends them back means that.
        if (recordedUpTo != null && knowledge != Knowledge.DECLARED && !recordedUpTo.equals(knownAt)) {
            throw INVALID_REQUEST.problem(
                    "What was recorded up to an instant is known at that instant",
                    new Violation("query:recordedUpTo", "use it with knowledge=declared, or ask with knownAt"));
        }
        return answering(of(knownAt, knowledge, recordedUpTo));
    }

    private Knowing of(@Nullable Instant knownAt, Knowledge knowledge, @Nullable Instant recordedUpTo) {
        return switch (knowledge) {
            case RECORDED -> {
                settled("knownAt", knownAt);
                yield new Knowing(knownAt, Knowledge.RECORDED, null);
            }
            case DECLARED -> {
                settled("recordedUpTo", recordedUpTo);
                var upTo = recordedUpTo == null ? recordings.settledAt() : recordedUpTo;
                yield Knowing.declaredAt(knownAt == null ? upTo : knownAt, upTo);
            }
        };
    }

    /** The same for a question about a day, which the answer names too. */
    public Knowing of(Knowing.OfDay query) {
        var day = query.day();
        if (day != null && Arc.container().requestContext().isActive()) {
            answered.asOf(day);
        }
        return of((Knowing.Query) query);
    }

    /** The headers of the answer being made will name this knowing. */
    public Knowing answering(Knowing knowing) {
        if (Arc.container().requestContext().isActive()) {
            answered.set(knowing);
        }
        return knowing;
    }

    private void settled(String parameter, @Nullable Instant instant) {
        if (instant == null || recordings.settled(instant)) {
            return;
        }
        throw KNOWN_AT_NOT_SETTLED.problem(
                "What is known up to " + instant + " can still change",
                new Violation("query:" + parameter, "use an instant up to GET /v1/settled-at"));
    }

    private static Knowledge knowledge(@Nullable String text) {
        return switch (text == null ? "recorded" : text.toLowerCase(Locale.ROOT)) {
            case "recorded" -> Knowledge.RECORDED;
            case "declared" -> Knowledge.DECLARED;
            default ->
                throw INVALID_REQUEST.problem(
                        "There is no knowledge of this kind", new Violation("query:knowledge", "recorded or declared"));
        };
    }

    /** The instant in a query parameter; null if none is named. */
    public static @Nullable Instant instant(String parameter, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        var instant = read(text);
        if (instant != null && !instant.isBefore(FIRST) && instant.isBefore(END)) {
            return instant;
        }
        throw INVALID_REQUEST.problem(
                "The instant cannot be read",
                new Violation("query:" + parameter, "an RFC 3339 instant such as 2024-03-21T08:00:00Z"));
    }

    private static @Nullable Instant read(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
