package org.daylight.review.waivers;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.FOUR_EYES;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_ALLOWED;
import static org.daylight.kit.problem.Problems.NOT_FOUND;
import static org.daylight.review.problem.ReviewProblems.ABOVE_CEILING;
import static org.daylight.review.problem.ReviewProblems.NOT_IN_FORCE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.identity.ApprovedLevel;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.json.Json;
import org.daylight.kit.json.Quantity;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** One person proposes what another one signs; the database refuses the same person as well. */
@ApplicationScoped
class Waivers {

    private final Sql sql;
    private final WaiverStore store;
    private final WaiverReach reach;
    private final Recordings recordings;
    private final Caller caller;
    private final ApprovedLevel approved;

    Waivers(
            Sql sql,
            WaiverStore store,
            WaiverReach reach,
            Recordings recordings,
            Caller caller,
            ApprovedLevel approved) {
        this.sql = sql;
        this.store = store;
        this.reach = reach;
        this.recordings = recordings;
        this.caller = caller;
        this.approved = approved;
    }

    WaiverView get(UUID id) {
        return store.find(id).orElseThrow(() -> NOT_FOUND.problem("No waiver has the id " + id));
    }

    WaiverView propose(WaiverActs.Propose propose) {
        var waiver = propose.content();
        approved.require(propose.marking(), "/marking");
        check(waiver);
        reach.require(waiver);
        var ceiling = waiver.ceiling();
        var quantity = ceiling == null ? null : ceiling.quantity();
        var value = ceiling == null ? null : ceiling.value();
        var id = UUID.randomUUID();
        sql.update(
                """
                insert into waiver (id, version, recording, recorded_at, act, act_reason, marking, sources, reference,
                    rule, partner, objective, subject, access_groups, content, state, valid_from, valid_until,
                    ceiling_uses, ceiling_quantity, ceiling_unit, ceiling_amount, ceiling_currency, ceiling_basis,
                    proposed_by, proposed_at)
                values (?, 1, ?, ?, 'CREATED', ?, ?::jsonb, '[]', ?, ?, ?, ?, ?, ?, ?::jsonb, 'PROPOSED', ?, ?, ?, ?, ?,
                    ?, ?, ?, ?, ?)
                """,
                id,
                recordings.sequence(),
                recordings.stamp(),
                waiver.reason(),
                reach.marking(waiver, propose.marking()).json(),
                waiver.reference(),
                waiver.rule(),
                waiver.scope().partner(),
                waiver.scope().objective(),
                waiver.scope().subject(),
                reach.groups(waiver, propose.accessGroup()),
                json(waiver),
                waiver.validFrom(),
                waiver.validUntil(),
                ceiling == null ? null : ceiling.uses(),
                quantity == null ? null : quantity.amount(),
                quantity == null ? null : quantity.unit(),
                value == null ? null : value.amount(),
                value == null ? null : value.currency(),
                value == null ? null : value.basis(),
                caller.person(),
                recordings.stamp());
        recordings.touched("waiver", List.of(id));
        return get(id);
    }

    private void check(Waiver waiver) {
        var wrong = new ArrayList<Violation>();
        var scope = waiver.scope();
        if (scope.partner() == null && scope.objective() == null && scope.subject() == null) {
            wrong.add(new Violation("/content/scope", "must name a partner, an objective or a subject"));
        }
        if (waiver.validUntil().isBefore(waiver.validFrom())) {
            wrong.add(new Violation("/content/validUntil", "must not be before validFrom"));
        } else if (waiver.validUntil().isBefore(store.today())) {
            wrong.add(new Violation("/content/validUntil", "must not be in the past"));
        }
        var ceiling = waiver.ceiling();
        if (ceiling != null) {
            var quantity = ceiling.quantity();
            var value = ceiling.value();
            if (quantity != null && !counts(quantity)) {
                wrong.add(new Violation("/content/ceiling/quantity", "must be an exact number above 0"));
            }
            if (value != null && value.amount().signum() <= 0) {
                wrong.add(new Violation("/content/ceiling/value", "must be above 0"));
            }
            if (ceiling.uses() == null && quantity == null && value == null) {
                wrong.add(new Violation("/content/ceiling", "must limit something; leave it out if only time does"));
            }
        }
        if (!wrong.isEmpty()) {
            throw INVALID_REQUEST.problem("A waiver is limited in what it covers, in time and in amount", wrong);
        }
    }

    private static boolean counts(Quantity quantity) {
        return quantity.meant() == Quantity.Bound.EXACT && quantity.amount().signum() > 0;
    }

    WaiverView sign(UUID id, @Nullable String ifMatch, @Nullable String statement) {
        var waiver = in(id, ifMatch, WaiverView.State.PROPOSED);
        if (caller.actsFor(waiver.proposedBy())) {
            throw FOUR_EYES.problem("You or whom you stand in for proposed it; another person has to sign");
        }
        var validUntil = LocalDate.parse(waiver.content().path("validUntil").asText());
        if (validUntil.isBefore(store.today())) {
            throw CONFLICT.problem("Its last day, %s, is over; withdraw it and propose it anew with a later one"
                    .formatted(validUntil));
        }
        reach.requireWaivable(
                waiver.content().path("rule").asText(),
                LocalDate.parse(waiver.content().path("validFrom").asText()));
        reach.requireChoice(
                waiver.content().path("rule").asText(),
                waiver.content().path("scope").path("subject").textValue());
        change(
                id,
                statement,
                "state = 'SIGNED', signed_by = ?, signed_at = ?, signed_on = ?",
                caller.person(),
                recordings.stamp(),
                store.today());
        return get(id);
    }

    WaiverView refuse(UUID id, @Nullable String ifMatch, String reason) {
        var waiver = in(id, ifMatch, WaiverView.State.PROPOSED);
        if (caller.person().equals(waiver.proposedBy())) {
            throw FOUR_EYES.problem("You proposed it yourself; withdraw it instead");
        }
        return end(id, WaiverView.State.REFUSED, reason);
    }

    WaiverView withdraw(UUID id, @Nullable String ifMatch, String reason) {
        var waiver = in(id, ifMatch, WaiverView.State.PROPOSED);
        if (!caller.person().equals(waiver.proposedBy())) {
            throw NOT_ALLOWED.problem("Only whoever proposed it can withdraw it; refuse it instead");
        }
        return end(id, WaiverView.State.WITHDRAWN, reason);
    }

    /** From today on it covers nothing; what it covered before stays as it was. */
    WaiverView end(UUID id, @Nullable String ifMatch, String reason) {
        in(id, ifMatch, WaiverView.State.SIGNED);
        return end(id, WaiverView.State.ENDED, reason);
    }

    private WaiverView end(UUID id, WaiverView.State state, String reason) {
        change(
                id,
                reason,
                "state = ?, ended_by = ?, ended_on = ?, ended_reason = ?",
                state,
                caller.person(),
                store.today(),
                reason);
        return get(id);
    }

    /** In whatever state it is since it was signed: what is owed is owed. */
    WaiverView give(UUID id, @Nullable String ifMatch, WaiverActs.Give give) {
        recordings.sequence();
        var waiver = get(id);
        Preconditions.require(ifMatch, waiver.version());
        if (waiver.signedBy() == null) {
            throw CONFLICT.problem("It is %s, and notices are owed once it is signed; %s"
                    .formatted(waiver.state(), waiver.state().fromHere()));
        }
        if (give.notice() >= waiver.notices().size()) {
            throw INVALID_REQUEST.problem(
                    "It owes %d notices".formatted(waiver.notices().size()),
                    new Violation("/notice", "must be the place of one of them, from 0 on"));
        }
        if (waiver.notices().get(give.notice()).state() == WaiverNotice.State.GIVEN) {
            throw CONFLICT.problem("This notice was given already; name another one that it owes");
        }
        if (give.on().isAfter(store.today())) {
            throw INVALID_REQUEST.problem(
                    "Nothing was given on a day that has not come",
                    new Violation("/on", "must not be after " + store.today()));
        }
        ObjectNode given = Json.mapper().valueToTree(give);
        given.put("by", caller.person());
        change(id, give.channel(), "notices_given = notices_given || ?::jsonb", "[%s]".formatted(given));
        return get(id);
    }

    /** Puts something on the meter. What would go above a ceiling is not covered and is refused. */
    WaiverUse use(UUID id, WaiverActs.Use use) {
        recordings.sequence();
        var waiver = get(id);
        if (sql.number("select count(*) from waiver w where w.id = ? and waiver_in_force(w, ?)", id, use.on()) == 0) {
            throw NOT_IN_FORCE.problem(
                    "On %s it was not in force; it is %s".formatted(use.on(), waiver.standing()),
                    new Violation("/on", "must be a day on which the waiver is in force"));
        }
        var quantity = use.quantity();
        var value = use.value();
        measured(waiver, use);
        var above = sql.number(
                """
                select count(*) from waiver w cross join lateral waiver_used(w.id, 'infinity') u
                where w.id = ? and (u.uses + 1 > w.ceiling_uses or u.quantity + ?::numeric > w.ceiling_quantity
                    or u.amount + ?::numeric > w.ceiling_amount)
                """,
                id,
                quantity == null ? BigDecimal.ZERO : quantity.amount(),
                value == null ? BigDecimal.ZERO : value.amount());
        if (above > 0) {
            throw ABOVE_CEILING.problem("It would be more than the ceiling; have another waiver signed first");
        }
        var entry = UUID.randomUUID();
        sql.update(
                """
                insert into waiver_use (id, version, recording, recorded_at, act, marking, sources, waiver,
                    access_groups, on_day, quantity, amount, content)
                select ?, 1, ?, ?, 'CREATED', w.marking, '[]', w.id, w.access_groups, ?::date, ?::numeric,
                    ?::numeric, ?::jsonb
                from waiver w where w.id = ?
                """,
                entry,
                recordings.sequence(),
                recordings.stamp(),
                use.on(),
                quantity == null ? null : quantity.amount(),
                value == null ? null : value.amount(),
                json(use),
                id);
        recordings.touched("waiver_use", List.of(entry));
        return store.use(entry).orElseThrow();
    }

    /** What was put on the meter by mistake is taken off it, and kept. */
    WaiverUse voidUse(UUID id, UUID use, @Nullable String ifMatch, String reason) {
        recordings.sequence();
        get(id);
        var entry = store.use(use)
                .filter(found -> found.waiver().equals(id))
                .orElseThrow(() -> NOT_FOUND.problem("Nothing with the id %s is on its meter".formatted(use)));
        Preconditions.require(ifMatch, entry.version());
        if (entry.voidedReason() != null) {
            throw CONFLICT.problem("It was voided already: " + entry.voidedReason());
        }
        var putBy = sql.first(
                "select r.person from waiver_use_version v join recordings r on r.sequence = v.recording"
                        + " where v.id = ? and v.version = 1",
                row -> row.getString(1),
                use);
        if (caller.actsFor(putBy.orElse(null))) {
            throw FOUR_EYES.problem("You or whom you stand in for put it there; another person has to take it off");
        }
        sql.update("""
                update waiver_use set version = version + 1, recording = ?, recorded_at = ?, act = 'VOIDED', act_reason = ?,
                    voided_reason = ? where id = ?
                """, recordings.sequence(), recordings.stamp(), reason, reason, use);
        recordings.touched("waiver_use", List.of(use));
        return store.use(use).orElseThrow();
    }

    /** What a ceiling counts has to be stated, in its own unit and on its own basis. */
    private static void measured(WaiverView waiver, WaiverActs.Use use) {
        var wrong = new ArrayList<Violation>();
        var ceiling = waiver.content().path("ceiling");
        var quantity = use.quantity();
        var value = use.value();
        if (ceiling.hasNonNull("quantity") || quantity != null) {
            var unit = ceiling.path("quantity").path("unit").asText();
            if (quantity == null || !counts(quantity) || !quantity.unit().equals(unit)) {
                wrong.add(new Violation(
                        "/quantity",
                        unit.isEmpty() ? "is not counted by this waiver; leave it out" : "must be exact, in " + unit));
            }
        }
        if (ceiling.hasNonNull("value") || value != null) {
            var most = ceiling.path("value");
            if (value == null
                    || value.amount().signum() <= 0
                    || !value.currency().equals(most.path("currency").asText())
                    || !value.basis().equals(most.path("basis").asText())) {
                wrong.add(new Violation(
                        "/value",
                        most.isObject()
                                ? "must be above 0, in %s %s"
                                        .formatted(
                                                most.path("currency").asText(),
                                                most.path("basis").asText())
                                : "is not counted by this waiver; leave it out"));
            }
        }
        if (!wrong.isEmpty()) {
            throw INVALID_REQUEST.problem("The meter counts what the ceiling limits, and nothing else", wrong);
        }
    }

    private WaiverView in(UUID id, @Nullable String ifMatch, WaiverView.State state) {
        // The lock first: what is read after it cannot change before this act is recorded.
        recordings.sequence();
        var waiver = get(id);
        Preconditions.require(ifMatch, waiver.version());
        if (waiver.state() != state) {
            throw CONFLICT.problem("It is %s, and this is done to one that is %s; %s"
                    .formatted(waiver.state(), state, waiver.state().fromHere()));
        }
        return waiver;
    }

    private void change(UUID id, @Nullable String reason, String assignments, @Nullable Object... values) {
        var all = new ArrayList<@Nullable Object>(
                Arrays.asList(recordings.sequence(), recordings.sequence(), recordings.stamp(), reason));
        all.addAll(Arrays.asList(values));
        all.add(id);
        sql.update("""
                update waiver set version = case when recording = ? then version else version + 1 end, recording = ?,
                    recorded_at = ?, act = 'CHANGED', act_reason = ?,
                """ + assignments + " where id = ?", all.toArray());
        recordings.touched("waiver", List.of(id));
    }

    private static String json(Object value) {
        return Json.mapper().valueToTree(value).toString();
    }
}
