package org.daylight.review.cadences;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.identity.Accounts.Account;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.Restrictions;

/** The reviews that somebody may know to be due, late or planned. */
@ApplicationScoped
public class Agenda {

    private static final Duration AHEAD = Duration.ofDays(366);
    /** What was cancelled stays in calendars so long. */
    private static final Duration SHOWN_CANCELLED = Duration.ofDays(31);

    private static final int MOST_OF_A_CADENCE = 100;
    private static final int MOST = 2_000;

    /** One entry for all attempts at a review, until one of them is sealed, or a later review opens in its place. */
    private static final String UNDONE = """
            c.voided_reason is null and o.again_of is null
            and (o.state = 'DUE' or (o.state = 'OPENED' and v.sealed_at is null and v.state <> 'CANCELLED'))
            and not exists (select from obligation n left join review r on r.id = n.review
                where n.again_of = o.id and (r.sealed_at is not null or r.state = 'CANCELLED' or n.state = 'COVERED'))
            """;

    private final Sql sql;
    private final SecurityStates states;
    private final OpenDays openDays;
    private final Pauses pauses;
    private final CadenceConfig config;

    Agenda(Sql sql, SecurityStates states, OpenDays openDays, Pauses pauses, CadenceConfig config) {
        this.sql = sql;
        this.states = states;
        this.openDays = openDays;
        this.pauses = pauses;
        this.config = config;
    }

    /** How near a review is. */
    public enum Nearness {
        PLANNED,
        DUE,
        LATE,
        /** Somebody ended the review before it was sealed, so that nothing was reviewed. */
        CANCELLED;

        /** Grows as the review comes nearer. */
        private int step() {
            return switch (this) {
                case PLANNED -> 0;
                case DUE -> 1;
                case LATE -> 2;
                case CANCELLED -> 3;
            };
        }
    }

    /**
     * One review.
     *
     * @param id of the obligation, also of one that is not written yet
     * @param sequence grows with every change of what is said here
     * @param changedAt when that was
     */
    public record Entry(UUID id, Instant at, Nearness nearness, int sequence, Instant changedAt) {

        /** @param version of the record that says when it is due */
        public static Entry of(UUID id, Instant at, Nearness nearness, int version, Instant changedAt) {
            return new Entry(id, at, nearness, version * Nearness.values().length + nearness.step(), changedAt);
        }
    }

    /** In the order in which they fall due. */
    public List<Entry> of(Account reader, Instant now) {
        var groups = reader.groups().stream().sorted().toArray(String[]::new);
        var entries = new ArrayList<>(owed(reader.fullSight(), groups, now));
        entries.addAll(cancelled(reader.fullSight(), groups, now));
        var heard = states.lastHeard();
        var resting = pauses.all();
        var written = written(now);
        for (var plan : cadences(reader.fullSight(), groups)) {
            entries.addAll(planned(
                    plan,
                    heard,
                    resting.getOrDefault(plan.id, List.of()),
                    written.getOrDefault(plan.id, Set.of()),
                    now));
        }
        return entries.stream()
                .sorted(Comparator.comparing(Entry::at).thenComparing(Entry::id))
                .limit(MOST)
                .toList();
    }

    private List<Entry> owed(boolean full, String[] groups, Instant now) {
        return sql.rows(
                "select o.id, o.due_at, c.version, c.recorded_at from obligation o join cadence c on c.id = o.cadence"
                        + " left join review v on v.id = o.review where " + UNDONE + " and " + Obligations.VISIBLE
                        + " order by o.due_at, o.id limit " + MOST,
                row -> {
                    var at = Objects.requireNonNull(Sql.instant(row, "due_at"));
                    var lateFrom = at.plus(config.grace());
                    var late = now.isAfter(lateFrom);
                    return Entry.of(
                            row.getObject("id", UUID.class),
                            at,
                            late ? Nearness.LATE : Nearness.DUE,
                            row.getInt("version"),
                            later(Objects.requireNonNull(Sql.instant(row, "recorded_at")), late ? lateFrom : at));
                },
                full,
                groups,
                groups,
                groups);
    }

    /** An entry that only vanished would look like one that was done. It is the one of the first attempt. */
    private List<Entry> cancelled(boolean full, String[] groups, Instant now) {
        return sql.rows(
                "select coalesce(o.again_of, o.id) as id, o.due_at, c.version, v.ended_at from obligation o join cadence c on c.id = o.cadence"
                        + " join review v on v.id = o.review"
                        + " where v.state = 'CANCELLED' and v.ended_at > ? and " + Obligations.VISIBLE
                        + " order by o.due_at, o.id limit " + MOST,
                row -> Entry.of(
                        row.getObject("id", UUID.class),
                        Objects.requireNonNull(Sql.instant(row, "due_at")),
                        Nearness.CANCELLED,
                        row.getInt("version"),
                        Objects.requireNonNull(Sql.instant(row, "ended_at"))),
                now.minus(SHOWN_CANCELLED),
                full,
                groups,
                groups,
                groups);
    }

    private record Plan(UUID id, Cadence cadence, int version, Instant changedAt) {}

    private List<Plan> cadences(boolean full, String[] groups) {
        return sql.rows(
                "select c.id, c.content::text, c.version, c.recorded_at from cadence c where c.voided_reason is null and"
                        + " (? or ((c.access_group is null or c.access_group = any(?)) and "
                        + Restrictions.noneOn("c.content ->> 'scope'") + ")) order by c.id limit " + MOST,
                row -> new Plan(
                        row.getObject(1, UUID.class),
                        Generation.cadence(row.getString(2)),
                        row.getInt(3),
                        Objects.requireNonNull(Sql.instant(row, "recorded_at"))),
                full,
                groups,
                groups);
    }

    /**
     * The days for which a review is owed already as a version before had it: at another time of day it comes no second time. What
     * is moved to a working day is of a day some time ago.
     */
    private Map<UUID, Set<LocalDate>> written(Instant now) {
        var written = new HashMap<UUID, Set<LocalDate>>();
        sql.each(
                """
                select o.cadence, left(o.period, 10)::date from obligation o join cadence c on c.id = o.cadence
                where c.version > 1 and o.origin = 'CADENCE' and o.again_of is null and o.state <> 'PAUSED'
                    and o.scope = c.content ->> 'scope' and o.due_at > ?
                """,
                row -> written.computeIfAbsent(row.getObject(1, UUID.class), _ -> new HashSet<>())
                        .add(row.getObject(2, LocalDate.class)),
                now.minus(Duration.ofDays(Occurrences.MOST_DAYS_MOVED + 2L)));
        return written;
    }

    /** Nothing is planned where the state that decides has never been heard of. */
    private List<Entry> planned(
            Plan plan,
            Map<String, List<SecurityState>> heard,
            List<Pauses.Pause> resting,
            Set<LocalDate> written,
            Instant now) {
        var watched = plan.cadence.watchedPartner();
        var known = watched == null ? List.<SecurityState>of() : heard.get(watched);
        if (known == null) {
            return List.of();
        }
        return Occurrences.between(
                        plan.cadence, known, openDays.of(plan.cadence), now, now.plus(AHEAD), MOST_OF_A_CADENCE)
                .stream()
                .filter(occurrence -> !written.contains(occurrence.local().toLocalDate()))
                .filter(occurrence -> resting.stream().noneMatch(pause -> pause.covers(occurrence.at())))
                .map(occurrence -> Entry.of(
                        Generation.obligationId(plan.id, occurrence.period()),
                        occurrence.at(),
                        Nearness.PLANNED,
                        plan.version,
                        plan.changedAt))
                .toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
