package org.daylight.kit.recording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.daylight.kit.date.AskedDay;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * What a read may know.
 *
 * @param knownAt as it was known at this instant; none = as it stands now
 * @param recordedUpTo with {@link Knowledge#DECLARED}: nothing recorded later is used, so that the answer is repeatable
 */
public record Knowing(
        @Nullable Instant knownAt,
        Knowledge knowledge,
        @Nullable Instant recordedUpTo) {

    public static final Knowing NOW = new Knowing(null, Knowledge.RECORDED, null);

    public Knowing {
        knownAt = knownAt == null ? null : knownAt.truncatedTo(ChronoUnit.MICROS);
        recordedUpTo = recordedUpTo == null ? null : recordedUpTo.truncatedTo(ChronoUnit.MICROS);
    }

    public static Knowing recordedAt(Instant knownAt) {
        return new Knowing(knownAt, Knowledge.RECORDED, null);
    }

    public static Knowing declaredAt(Instant knownAt, Instant recordedUpTo) {
        return new Knowing(knownAt, Knowledge.DECLARED, recordedUpTo);
    }

    /**
     * The rows of a recorded table that this knowing sees, one per record, as a sub-select with the table's columns:
     * {@code "from " + knowing.rows("partner") + " p where …"}. Needs no parameters; the instants are written into it.
     */
    public String rows(String table) {
        var at = knownAt;
        if (at == null) {
            return "(select * from %s)".formatted(table);
        }
        return switch (knowledge) {
            case RECORDED -> """
                (select v.* from %1$s_version v where v.recorded_at <= %2$s and not exists (
                  select from %1$s_version n where n.id = v.id and n.version > v.version and n.recorded_at <= %2$s))""".formatted(table, literal(at));
            case DECLARED -> {
                var upTo = recordedUpTo;
                if (upTo == null) {
                    throw new IllegalStateException("declared knowledge needs recordedUpTo");
                }
                // No source ever said what should never have been entered: a void counts on every day.
                yield """
                (select v.* from %1$s_version v
                 where v.recorded_at <= %3$s
                  and (v.voided_reason is not null or coalesce(v.known_since, v.recorded_at) <= %2$s) and not exists (
                  select from %1$s_version n where n.id = v.id and n.recorded_at <= %3$s
                  and (n.voided_reason is not null or coalesce(n.known_since, n.recorded_at) <= %2$s)
                  and (n.voided_reason is not null, coalesce(n.known_since, n.recorded_at), n.version)
                    > (v.voided_reason is not null, coalesce(v.known_since, v.recorded_at), v.version)))""".formatted(table, literal(at), literal(upTo));
            }
        };
    }

    /** All versions in a recorded table that this knowing sees, as a sub-select with the table's columns. */
    String versions(String table) {
        var at = knownAt;
        var upTo = recordedUpTo;
        if (at == null) {
            return table + "_version";
        }
        var known = upTo == null
                ? "v.recorded_at <= " + literal(at)
                : "v.recorded_at <= %s and (v.voided_reason is not null or coalesce(v.known_since, v.recorded_at) <= %s)"
                        .formatted(literal(upTo), literal(at));
        return "(select v.* from %s_version v where %s)".formatted(table, known);
    }

    private static String literal(Instant instant) {
        return "timestamptz '" + instant + "'";
    }

    /** The query parameters of a read; {@link Knowings#of} turns them into a {@link Knowing} that is settled. */
    public static class Query {

        @RestQuery
        @Parameter(description = "As it was known at this instant (RFC 3339); not after the settled-at instant.")
        public @Nullable String knownAt;

        @RestQuery
        @Parameter(description = "recorded (default): by the journal; declared: by what sources say they knew.")
        public @Nullable String knowledge;

        @RestQuery
        @Parameter(description = "With knowledge=declared: nothing recorded after this instant is used.")
        public @Nullable String recordedUpTo;
    }

    /** The same of a record, and the day it is about. */
    public static class OfDay extends Query {

        @RestQuery
        @Parameter(
                description = "As of this day, such as 2024-03-20: what happened or began later is not there yet; what"
                        + " was planned or due later is.")
        public @Nullable String asOf;

        /** Whether it asks for what stands now: only that can be changed. */
        public boolean isOfNow() {
            return asOf == null && knownAt == null && knowledge == null && recordedUpTo == null;
        }

        /** The day; null if the question is about everything that is recorded. */
        public @Nullable LocalDate day() {
            return asOf == null ? null : AskedDay.parse("asOf", asOf);
        }
    }
}
