package org.daylight.registry.facts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.daylight.kit.date.AskedDay;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Knowings;
import org.daylight.kit.recording.Recordings;
import org.jspecify.annotations.Nullable;

/** Turns the query parameters of a request for facts into a moment, and the caller into a sight. */
@ApplicationScoped
public class Moments {

    private final Knowings knowings;
    private final Recordings recordings;
    private final Caller caller;
    private final RegisterZone zone;

    Moments(Knowings knowings, Recordings recordings, Caller caller, RegisterZone zone) {
        this.knowings = knowings;
        this.recordings = recordings;
        this.caller = caller;
        this.zone = zone;
    }

    /** About the day asked for; if none is, about that of the instant at which it was known, in the zone of the register. */
    public FactMoment of(Knowing.OfDay when) {
        return of(when.day(), knowings.of(when));
    }

    /** Without {@code knownAt} the latest settled instant is taken, so that the answer can be asked for again. */
    public FactMoment of(@Nullable String asOf, Knowing.Query when) {
        return of(date(asOf), knowings.of(when));
    }

    private FactMoment of(@Nullable LocalDate asOf, Knowing known) {
        var knowing = known;
        var knownAt = known.knownAt();
        if (knownAt == null) {
            knownAt = recordings.settledAt();
            knowing = knowings.answering(Knowing.recordedAt(knownAt));
        }
        return new FactMoment(asOf == null ? zone.day(knownAt) : asOf, knownAt, knowing);
    }

    /** Whether it is about a day that had not come when that was known. */
    public boolean isAhead(FactMoment moment) {
        return moment.asOf().isAfter(zone.day(moment.knownAt()));
    }

    public Sight sight() {
        return new Sight(caller.fullSight(), caller.groups());
    }

    private static LocalDate date(@Nullable String asOf) {
        if (asOf != null) {
            return AskedDay.parse("asOf", asOf);
        }
        throw Problems.INVALID_REQUEST.problem(
                "the date asOf is missing", new Violation("query:asOf", "write a day such as 2024-03-20"));
    }
}
