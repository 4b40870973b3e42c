package org.daylight.review.decisions;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.cadences.EndedCadences;
import org.daylight.review.database.Sql;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Deliveries that went on although a decision was due: one record per partner or objective and per decision it counts
 * from, kept up to date by every review until somebody decides; one of an earlier day than what is known, as a late one of
 * everything is, says nothing of it. The forum of the narrowest cadence that covers it is
 * responsible, or else whom the deployment names.
 */
@ApplicationScoped
public class Defaults {

    private static final String DUE = """
            select 'default-' || m.type || '-' || coalesce(m.label, m.subject) || '-'
                    || (m.measure -> 'attention' ->> 'since') as reference,
                m.partner, case when m.type = 'objective' then array[m.label] else '{}'::text[] end as objectives,
                m.access_groups, coalesce(m.marking, ?::jsonb) as marking,
                jsonb_build_object('since', m.measure -> 'attention' ->> 'since',
                    'deliveriesSinceDecision', m.measure -> 'attention' -> 'deliveriesSinceDecision',
                    'deliveriesAtLeast', m.measure -> 'attention' -> 'deliveriesAtLeast',
                    'valuesAtLeast', m.measure -> 'attention' -> 'valuesAtLeast',
                    'daysSinceDecision', m.measure -> 'attention' -> 'daysSinceDecision',
                    'autopilotIndex', m.measure -> 'attention' -> 'autopilotIndex',
                    'delivered', m.measure -> 'attention' -> 'delivered',
                    'responsible', coalesce(owed.forum, ?::text),
                    'responsibleBy', coalesce('forum of cadence ' || owed.cadence, 'configuration'),
                    'asOf', r.as_of, 'review', r.id, 'subject', m.subject) as content
            from review_measure m join review r on r.id = m.review
            left join lateral (
                select c.reference as cadence, c.content ->> 'forum' as forum
                from cadence c join (values (1, 'objective:' || case when m.type = 'objective' then m.label end),
                        (2, 'partner:' || m.partner), (3, 'portfolio')) covers(place, scope)
                    on covers.scope = c.content ->> 'scope'
                where c.voided_reason is null and (c.access_group is null or c.access_group = any(m.access_groups))
                    and (c.content ->> 'startsAt')::timestamp::date <= r.as_of and c.id <> all (?)
                order by covers.place, c.reference limit 1
            ) owed on true
            where m.review = ? and m.type in ('objective', 'partner')
              and m.measure -> 'attention' ->> 'since' is not null
              and coalesce((m.measure -> 'attention' ->> 'autopilotIndex')::numeric, 0) >= 1
              and coalesce((m.measure -> 'attention' ->> 'deliveriesAtLeast')::numeric,
                  (m.measure -> 'attention' ->> 'deliveriesSinceDecision')::numeric, 0) > 0
              and not exists (select from watermark w
                where w.scope = 'partner:' || m.partner and w.review <> r.id
                  and (w.as_of > r.as_of or w.known_at > knew(r.known_at, r.recorded_up_to)))
            """;

    /** A decision about a partner that was restricted since is hidden with it. */
    private static final String RESTRICT = """
            with restricted as (
                select d.id, array_agg(distinct one order by one) as groups
                from restricted_partners(?) rp join decision d on d.partner = rp.partner
                cross join lateral unnest(d.access_groups || rp.groups) one
                where not d.access_groups @> rp.groups
                group by d.id)
            update decision d set version = case when d.recording = ? then d.version else d.version + 1 end,
                recording = ?, recorded_at = ?, act = 'CHANGED', act_reason = null, access_groups = r.groups
            from restricted r where d.id = r.id
            """;

    private final Sql sql;
    private final Recordings recordings;
    private final EndedCadences ended;
    private final String responsible;

    Defaults(
            Sql sql,
            Recordings recordings,
            EndedCadences ended,
            @ConfigProperty(name = "daylight.decisions.responsible", defaultValue = "not named") String responsible) {
        this.sql = sql;
        this.recordings = recordings;
        this.ended = ended;
        this.responsible = responsible;
    }

    /** In the transaction that seals the review. */
    public void record(UUID review, LocalDate asOf) {
        var over = ended.before(asOf);
        var unmarked = Marking.UNMARKED.json();
        var none = Json.mapper().createObjectNode();
        sql.update(
                "with due as (" + DUE + """
                ) update decision d set version = d.version + 1, recording = ?, recorded_at = ?, act = 'CHANGED',
                    content = due.content, access_groups = due.access_groups,
                    marking = due.marking
                from due where d.reference = due.reference and d.voided_reason is null
                  and d.outcome = 'CONTINUED_BY_DEFAULT' and (d.content <> due.content or d.marking <> due.marking)
                  and (d.content ->> 'asOf')::date <= (due.content ->> 'asOf')::date
                """,
                unmarked,
                responsible,
                over,
                review,
                recordings.sequence(),
                recordings.stamp());
        sql.update(
                "with due as (" + DUE + """
                ) insert into decision (id, version, recording, recorded_at, act, marking, sources, reference, outcome,
                    state, partner, objectives, access_groups, content, evidence_digest, evidence, substantive,
                    proposed_at)
                select gen_random_uuid(), 1, ?, ?, 'CREATED', due.marking, '[]', due.reference, 'CONTINUED_BY_DEFAULT',
                    'RECORDED', due.partner, due.objectives, due.access_groups, due.content, ?, ?::jsonb, false, ?
                from due
                where not exists (select from decision d
                    where d.reference = due.reference and d.voided_reason is null)
                """,
                unmarked,
                responsible,
                over,
                review,
                recordings.sequence(),
                recordings.stamp(),
                CanonicalJson.digest(none),
                none.toString(),
                recordings.stamp());
        sql.update(RESTRICT, review, recordings.sequence(), recordings.sequence(), recordings.stamp());
        recordings.touchedByRecording("decision");
    }
}
