package org.daylight.review.reviews;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.Restrictions;
import org.daylight.review.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/**
 * Runs a sealed review again, from the same facts by the same rulebook, and holds what comes out against it; or in
 * hindsight, by the rules of today. Neither flags nor anything else that rests on sealed reviews takes notice.
 */
@ApplicationScoped
public class Replays {

    /** Of partitions that were read as the same bytes the lines are the same, unless something is measured and added. */
    private static final String COMPARE = """
            insert into review_difference (review, subject, rule, partner, label, access_groups, marking_then, marking_now,
                what, answer_then, answer_now, why)
            with p as (
                select n.id as now, w.id as was, ?::text[] as purged, ?::text as asked, ?::text[] as measured, n.rulebook, w.base is null as whole,
                    n.fact_types is distinct from w.fact_types as other_lines
                from review n join review w on w.id = n.replay_of where n.id = ?),
            line as (
                select coalesce(n.subject, w.subject) as subject, coalesce(n.type, w.type) as type,
                    coalesce(n.partner, w.partner) as partner, coalesce(n.label, w.label) as label,
                    array(select distinct one from unnest(coalesce(w.access_groups, '{}') || coalesce(n.access_groups, '{}')) one
                        order by one) as access_groups,
                    w.marking as marking_then, n.marking as marking_now, w.vector as was, n.vector as now,
                    w.partition as partition_then, n.partition as partition_now
                from (select s.* from p join review_subject s on s.review = p.was) w
                full join (select s.* from p join review_subject s on s.review = p.now) n on n.subject = w.subject
                where w.vector is distinct from n.vector or w.access_groups is distinct from n.access_groups),
            differs as (
                select l.*, r.rule, 'ANSWER' as what, substr(l.was, r.position, 1) as then_letter,
                    substr(l.now, r.position, 1) as now_letter
                from p cross join line l join rulebook_rule r on r.rulebook = p.rulebook and r.subject_type = l.type
                where substr(l.was, r.position, 1) <> substr(l.now, r.position, 1)
                union all
                select l.*, '', case when l.was is null then 'ONLY_NOW' when l.now is null then 'ONLY_THEN' else 'ACCESS' end,
                    null, null
                from line l where l.was is null or l.now is null or l.was = l.now)
            select p.now, d.subject, d.rule, d.partner, d.label, d.access_groups, d.marking_then, d.marking_now, d.what,
                d.then_letter, d.now_letter,
                case
                    when d.what = 'ONLY_THEN' and d.subject = any(p.purged) then 'PURGED'
                    when d.what = 'ONLY_THEN' and d.subject > p.asked collate "C" then 'NOT_ASKED'
                    when d.what = 'ACCESS' then 'RESTRICTED'
                    when d.what <> 'ANSWER' then 'UNKNOWN'
                    when a.facts = b.facts then 'ENGINE'
                    when a.facts <> b.facts then case when p.other_lines then 'LINE_VERSION' else 'LINE' end
                    when p.whole and d.type <> all(p.measured) and t.sha256 = n.sha256 then 'ENGINE'
                    else 'UNKNOWN' end
            from p cross join differs d
            left join review_answer a on a.review = p.was and a.subject = d.subject and a.rule = d.rule
            left join review_answer b on b.review = p.now and b.subject = d.subject and b.rule = d.rule
            left join review_partition t on t.review = p.was and t.number = d.partition_then
            left join review_partition n on n.review = p.now and n.number = d.partition_now and n.id = t.id
            """;

    private final Sql sql;
    private final Reviews reviews;
    private final Claims claims;
    private final Preparation preparation;
    private final Sealing sealing;
    private final Counting counting;
    private final Purged purged;
    private final Caller caller;
    private final Event<Reviews.Opened> opened;
    private final Event<EndedInHindsight> ended;
    private final InstantSource clock;

    Replays(
            Sql sql,
            Reviews reviews,
            Claims claims,
            Preparation preparation,
            Sealing sealing,
            Counting counting,
            Purged purged,
            Caller caller,
            Event<Reviews.Opened> opened,
            Event<EndedInHindsight> ended,
            InstantSource clock) {
        this.sql = sql;
        this.reviews = reviews;
        this.claims = claims;
        this.preparation = preparation;
        this.sealing = sealing;
        this.counting = counting;
        this.purged = purged;
        this.caller = caller;
        this.opened = opened;
        this.ended = ended;
        this.clock = clock;
    }

    /**
     * What of a case is of today; the day that is looked at stays the same.
     *
     * @param rules those of today, frozen
     */
    public record Hindsight(Of of, Rulebook rules) {

        /** What is of today. */
        public enum Of {
            /** The rules; known is what was known then. */
            RULES,
            RULES_AND_KNOWLEDGE
        }
    }

    /**
     * A run in hindsight has come to its end; told in the transaction that says so.
     *
     * @param run the review that was run
     */
    public record EndedInHindsight(UUID run) {}

    /** In the caller's transaction; whoever is free runs it. */
    UUID open(UUID of, String reason) {
        return open(of, reason, null);
    }

    /**
     * The same by the rules of another day. In the caller's transaction.
     *
     * @param hindsight null: by the rules of then
     */
    public UUID open(UUID review, String reason, @Nullable Hindsight hindsight) {
        if (reviews.get(review).sealedAt() == null) {
            throw CONFLICT.problem("Only a sealed review can be run again; this one is "
                    + reviews.get(review).state());
        }
        var id = UUID.randomUUID();
        if (hindsight != null) {
            preparation.keep(hindsight.rules);
        }
        var of = hindsight == null ? null : hindsight.of;
        sql.update(
                """
                insert into review (id, scope, origin, reason, opened_by, opened_at, state, as_of, known_at, knowledge,
                    recorded_up_to, rulebook, mode, replay_of, hindsight)
                select ?, scope, 'PERSON', ?, ?, ?, 'OPEN', as_of, case when h.today then null else known_at end,
                    case when h.today then 'recorded' else knowledge end,
                    case when h.today then null else recorded_up_to end, coalesce(h.rules, rulebook), 'FULL', id,
                    h.kind
                from review cross join (select ?::text as kind, ?::text as rules,
                    coalesce(?::text = 'RULES_AND_KNOWLEDGE', false) as today) h
                where id = ?
                """,
                id,
                reason,
                caller.account(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                of,
                hindsight == null ? null : hindsight.rules.digest(),
                of,
                review);
        opened.fire(new Reviews.Opened(id, false));
        return id;
    }

    void end(Run run, UUID of) {
        var counts = counting.check(run);
        var partitions = sealing.partitionsDigest(run);
        var answers = digest(run, of);
        var told = run.hindsight() ? Purged.Told.NOTHING : purged.of(run.id(), of);
        QuarkusTransaction.requiringNew().run(() -> {
            claims.hold(run);
            counting.total(run);
            if (!run.hindsight()) {
                sql.update(
                        COMPARE,
                        told.subjects().toArray(String[]::new),
                        told.upTo(),
                        DriftLines.TYPES.toArray(String[]::new),
                        run.id());
            }
            sql.update("""
                    update review set state = 'REPLAYED', subjects = ?, answers = ?, partitions_digest = ?,
                        answer_digest = ?, ended_at = ?, claimed_by = null, lease_until = null
                    where id = ?
                    """, counts.subjects(), counts.letters(), partitions, answers, clock.instant(), run.id());
            if (run.hindsight()) {
                ended.fire(new EndedInHindsight(run.id()));
            }
        });
    }

    /** Made as that of the review which is run again. */
    private String digest(Run run, UUID of) {
        var summed = sql.number("select count(*) from review where id = ? and answer_sum is not null", of) > 0;
        return summed ? counting.answerSum(run).digest() : counting.digestInOrder(run);
    }

    Page<Difference> differences(UUID replay, PageQuery page) {
        var repeats = reviews.get(replay).replay();
        if (repeats == null || repeats.hindsight() != null) {
            throw NOT_FOUND.problem("The review %s is no replay that is held against another".formatted(replay));
        }
        var binding = new @Nullable Object[] {"differences", replay};
        var where = " from review_difference d where d.review = ? and " + Restrictions.visible("d");
        var values = new ArrayList<@Nullable Object>(
                Arrays.asList(replay, caller.fullSight(), caller.groupsForSql(), caller.groupsForSql()));
        var total = sql.number("select count(*)" + where, values.toArray());
        var after = page.after(binding);
        if (after != null) {
            where += " and (d.subject, d.rule) > (?::text collate \"C\", ?)";
            values.addAll(after);
        }
        values.add(page.fetch());
        return Page.of(
                sql.rows(
                        "select d.*" + where + " order by d.subject, d.rule limit ?",
                        row -> {
                            var rule = row.getString("rule");
                            return new Difference(
                                    row.getString("subject"),
                                    rule.isEmpty() ? null : rule,
                                    row.getString("label"),
                                    row.getString("partner"),
                                    Marking.highest(new HashSet<>(List.of(
                                            Marking.read(row.getString("marking_then")),
                                            Marking.read(row.getString("marking_now"))))),
                                    Difference.What.valueOf(row.getString("what")),
                                    Difference.answer(row.getString("answer_then")),
                                    Difference.answer(row.getString("answer_now")),
                                    Difference.Why.valueOf(row.getString("why")));
                        },
                        values.toArray()),
                page,
                Total.exactly(total),
                each -> List.of(each.subject(), each.rule() == null ? "" : each.rule()),
                binding);
    }
}
