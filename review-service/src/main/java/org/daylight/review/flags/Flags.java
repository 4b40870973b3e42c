package org.daylight.review.flags;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.FOUR_EYES;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** What a person can do with a flag. The engine's condition is never theirs to change. */
@ApplicationScoped
public class Flags {

    /** What is repeated or moderate and all above it. */
    private static final String TWO_PERSONS_FROM = "L2";

    /** Where people stand who work on it; its end took back nothing of what was answered before. */
    private static final String TAKEN_UP = """
            select case when said.standing then 'RESPONDING' when confirmed_by is null then 'OPEN' else 'CONFIRMED' end
            from (%s) said
            """.formatted(SaidOfPresence.THIS_TIME);

    private static final String NO_END_PROPOSED = " end_proposed = null, end_proposed_by = null";

    private final Sql sql;
    private final FlagStore store;
    private final Recordings recordings;
    private final RecordedKnowledge recordedKnowledge;
    private final Caller caller;

    Flags(Sql sql, FlagStore store, Recordings recordings, RecordedKnowledge recordedKnowledge, Caller caller) {
        this.sql = sql;
        this.store = store;
        this.recordings = recordings;
        this.recordedKnowledge = recordedKnowledge;
        this.caller = caller;
    }

    /** The flag, if the caller may see it; whatever else answers alike. */
    public FlagView get(UUID id) {
        return store.find(id).orElseThrow(() -> NOT_FOUND.problem("No flag has the id " + id));
    }

    FlagView confirm(UUID id, @Nullable String ifMatch, FlagActs.Confirm confirm) {
        return confirmed(List.of(confirmOneOf(id, ifMatch, confirm)), confirm.reason())
                .getFirst();
    }

    /**
     * Confirms one; the act ends by {@link #confirmed} for all of them.
     *
     * @return the flag as it was
     */
    FlagView confirmOneOf(UUID id, @Nullable String ifMatch, FlagActs.Confirm confirm) {
        var flag = seen(id, ifMatch);
        if (flag.confirmedBy() != null) {
            throw CONFLICT.problem(
                    "It is a finding already, confirmed by %s; dismiss or close it, or correct since when it was known"
                            .formatted(flag.confirmedBy()));
        }
        if (flag.disposition() == FlagView.Disposition.DISMISSED || flag.disposition() == FlagView.Disposition.CLOSED) {
            throw CONFLICT.problem("It is %s; reopen it first".formatted(flag.disposition()));
        }
        if (flag.condition() == FlagView.Condition.CLEARED) {
            throw CONFLICT.problem(
                    "The condition is cleared; a finding needs one that is present or undetermined. Close it, or leave it as it is");
        }
        var known = confirm.becameKnownOn();
        var registered = requireKnown(flag, known, confirm.reason());
        var from = known == null ? flag.clock().detectedOn() : known;
        change(id, confirm.reason(), """
                disposition = case when disposition in ('RESPONDING', 'WAIVED') then disposition else 'CONFIRMED' end, confirmed_by = ?, confirmed_on = ?, became_known_on = ?,
                registered_known_on = ?, first_response_due = first_response_due(level, ?), decide_by = decide_by(level, ?)
                """, caller.person(), store.today(), known, registered, from, from);
        return flag;
    }

    /** The flags as they are; what was done about them earlier stops the clocks that were set back. */
    List<FlagView> confirmed(List<FlagView> those, @Nullable String reason) {
        var ids = those.stream().map(FlagView::id).toList();
        answered(ids, reason);
        return ids.stream().map(this::get).toList();
    }

    /**
     * The clocks run from a day that somebody stands by: nobody passes over what the register says of it.
     *
     * @return what the register says
     */
    private @Nullable LocalDate requireKnown(FlagView flag, @Nullable LocalDate known, @Nullable String reason) {
        if (known != null && known.isAfter(flag.clock().detectedOn())) {
            throw INVALID_REQUEST.problem(
                    "The review detected it on %s, so somebody knew then at the latest"
                            .formatted(flag.clock().detectedOn()),
                    new Violation(
                            "/becameKnownOn",
                            "must not be after " + flag.clock().detectedOn()));
        }
        var recorded = recordedKnowledge.of(flag).orElse(null);
        if (recorded == null) {
            return null;
        }
        if (known == null) {
            throw INVALID_REQUEST.problem(
                    "The register says that it was known on %s; state since when".formatted(recorded),
                    new Violation("/becameKnownOn", "must be stated, such as " + recorded));
        }
        if (known.isAfter(recorded) && (reason == null || reason.isBlank())) {
            throw INVALID_REQUEST.problem(
                    "The register says that it was known on %s; say why it counts from a later day".formatted(recorded),
                    new Violation("/reason", "must say why becameKnownOn is after " + recorded));
        }
        return recorded;
    }

    /** A finding whose day was wrong; its clocks run anew from the right one, and the journal keeps both. */
    FlagView correctKnowledge(UUID id, @Nullable String ifMatch, FlagActs.CorrectKnowledge correct) {
        var flag = seen(id, ifMatch);
        if (flag.confirmedBy() == null) {
            throw CONFLICT.problem("Nobody has confirmed it; confirm it and state the day there");
        }
        if (correct.becameKnownOn().equals(flag.clock().becameKnownOn())) {
            throw CONFLICT.problem("It counts from %s already; name another day".formatted(correct.becameKnownOn()));
        }
        var registered = requireKnown(flag, correct.becameKnownOn(), correct.reason());
        change(
                id,
                correct.reason(),
                "became_known_on = ?, registered_known_on = ?, first_response_due = first_response_due(level, ?),"
                        + " decide_by = decide_by(level, ?)",
                correct.becameKnownOn(),
                registered,
                correct.becameKnownOn(),
                correct.becameKnownOn());
        answered(List.of(id), correct.reason());
        return get(id);
    }

    FlagView dismiss(UUID id, @Nullable String ifMatch, String reason) {
        return end(id, seen(id, ifMatch), FlagView.Disposition.DISMISSED, reason);
    }

    /** Everything owed is done; where an act outside is owed and none is recorded, it is not. */
    FlagView close(UUID id, @Nullable String ifMatch, String reason) {
        var flag = seen(id, ifMatch);
        var clock = flag.clock();
        if (flag.kind() == FlagView.Kind.RULE
                && flag.condition() != FlagView.Condition.CLEARED
                && clock.firstResponseDue() != null
                && clock.firstExternalActOn() == null) {
            throw CONFLICT.problem(
                    "It is there, and no act outside is recorded, which is due by %s; record the response, or dismiss it"
                            .formatted(clock.firstResponseDue()));
        }
        return end(id, flag, FlagView.Disposition.CLOSED, reason);
    }

    /** From L2 on one person proposes the end and another one, who says the same, brings it about. */
    private FlagView end(UUID id, FlagView flag, FlagView.Disposition to, String reason) {
        if (flag.disposition() == to) {
            throw CONFLICT.problem("It is %s already; reopen it to change that".formatted(to));
        }
        String proposed = null;
        if (flag.level().compareTo(TWO_PERSONS_FROM) >= 0) {
            proposed = sql.first(
                            "select end_proposed_by from flag where id = ? and end_proposed = ?",
                            row -> row.getString(1),
                            id,
                            to)
                    .orElse(null);
            if (proposed == null) {
                change(id, reason, "end_proposed = ?, end_proposed_by = ?", to, caller.person());
                return get(id);
            }
            if (caller.actsFor(proposed)) {
                throw FOUR_EYES.problem("You or whom you stand in for proposed to end it; another person has to agree");
            }
        }
        change(
                id,
                reason,
                "disposition = ?, disposition_by = ?, disposition_reason = ?, ended_proposed_by = ?," + NO_END_PROPOSED,
                to,
                caller.person(),
                reason,
                proposed);
        return get(id);
    }

    FlagView reopen(UUID id, @Nullable String ifMatch, String reason) {
        var flag = seen(id, ifMatch);
        switch (flag.disposition()) {
            case DISMISSED, CLOSED -> {}
            case WAIVED -> {
                if (store.coveredByWaiver(id)) {
                    var shown = flag.waived();
                    throw CONFLICT.problem("The waiver %s covers it; have that ended"
                            .formatted(shown == null ? "of somebody who may see more" : shown.reference()));
                }
            }
            case OPEN, CONFIRMED, RESPONDING ->
                throw CONFLICT.problem("It is open already; confirm, dismiss or close it");
        }
        change(
                id,
                reason,
                "disposition = (" + TAKEN_UP
                        + "), disposition_by = ?, disposition_reason = ?, ended_proposed_by = null," + NO_END_PROPOSED,
                caller.person(),
                reason);
        return get(id);
    }

    FlagView assign(UUID id, @Nullable String ifMatch, FlagActs.Assign assign) {
        seen(id, ifMatch);
        change(
                id,
                assign.reason(),
                "assigned_to = ?, assigned_by = ?",
                assign.to(),
                assign.to() == null ? null : caller.person());
        return get(id);
    }

    /** A level rises by one person's word; it falls only when a second person says the same. */
    FlagView level(UUID id, @Nullable String ifMatch, FlagActs.SetLevel wanted) {
        var flag = seen(id, ifMatch);
        var order = wanted.level().compareTo(flag.level());
        if (order == 0) {
            throw CONFLICT.problem("It is at %s already; name another level".formatted(flag.level()));
        }
        if (order > 0) {
            set(id, flag, wanted);
            return get(id);
        }
        var proposed =
                sql.first("select coalesce(downgrade_by, '') from flag where id = ?", row -> row.getString(1), id);
        if (!wanted.level().equals(flag.downgradeProposed())) {
            change(id, wanted.reason(), "downgrade_to = ?, downgrade_by = ?", wanted.level(), caller.person());
            return get(id);
        }
        if (caller.actsFor(proposed.orElse(null))) {
            throw FOUR_EYES.problem(
                    "You or whom you stand in for proposed the lower level; another person has to agree");
        }
        set(id, flag, wanted);
        change(
                id,
                wanted.reason(),
                "lowering_proposed_by = ?, lowered_by = ?",
                proposed.orElseThrow(),
                caller.person());
        return get(id);
    }

    private void set(UUID id, FlagView flag, FlagActs.SetLevel wanted) {
        var known = flag.clock().becameKnownOn();
        var from = known == null ? flag.clock().detectedOn() : known;
        change(id, wanted.reason(), """
                level = ?, owner = (select owner from ladder l where l.level = ?), downgrade_to = null,
                downgrade_by = null, lowering_proposed_by = null, lowered_by = null, level_because = null, first_response_due = first_response_due(?, ?), decide_by = decide_by(?, ?)
                """, wanted.level(), wanted.level(), wanted.level(), from, wanted.level(), from);
    }

    /** Since when the flag has been there this time; an act from before stops no clock, unless it says why. */
    public LocalDate thereSince(UUID id) {
        return sql.first(
                        "select " + SaidOfPresence.SINCE + " from flag where id = ?",
                        row -> row.getObject(1, LocalDate.class),
                        id)
                .orElseThrow();
    }

    /** A response was given; only an external act stops the first clock. */
    public void responded(UUID id, String level, @Nullable LocalDate externalActOn) {
        recordings.sequence();
        var flag = get(id);
        change(id, null, """
                disposition = case when disposition in ('OPEN', 'CONFIRMED') then 'RESPONDING' else disposition end,
                first_external_act_on = least(first_external_act_on, ?::date)
                """, externalActOn);
        if (level.compareTo(flag.level()) > 0) {
            set(id, flag, new FlagActs.SetLevel(level, "a response was given at this level"));
        }
    }

    /** A response to it was voided. */
    public void unanswered(UUID id) {
        recordings.sequence();
        answered(List.of(id), "a response was voided");
    }

    /** The first clocks stand as those responses have them that were recorded while the flags were there this time. */
    private void answered(List<UUID> ids, @Nullable String reason) {
        change(ids, reason, """
                (first_external_act_on, disposition) = (
                    select said.acted, case when disposition <> 'RESPONDING' or said.standing then disposition
                        when confirmed_by is null then 'OPEN' else 'CONFIRMED' end
                    from (%s) said)
                """.formatted(SaidOfPresence.THIS_TIME));
    }

    private FlagView seen(UUID id, @Nullable String ifMatch) {
        // The lock first: what is read after it cannot change before this act is recorded.
        recordings.sequence();
        var flag = get(id);
        Preconditions.require(ifMatch, flag.version());
        return flag;
    }

    private void change(UUID id, @Nullable String reason, String assignments, @Nullable Object... values) {
        change(List.of(id), reason, assignments, values);
    }

    /** Two changes in one act are one version, so that the version table misses none. */
    private void change(List<UUID> ids, @Nullable String reason, String assignments, @Nullable Object... values) {
        var all = new ArrayList<@Nullable Object>(
                Arrays.asList(recordings.sequence(), recordings.sequence(), recordings.stamp(), reason));
        all.addAll(Arrays.asList(values));
        all.add(ids.toArray(UUID[]::new));
        sql.update("""
                update flag set version = case when recording = ? then version else version + 1 end, recording = ?,
                    recorded_at = ?, act = 'CHANGED', act_reason = ?, known_since = null, known_since_source = null,
                """ + assignments + " where id = any(?)", all.toArray());
        recordings.touched("flag", ids);
    }
}
