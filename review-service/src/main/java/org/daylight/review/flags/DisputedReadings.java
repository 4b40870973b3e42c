package org.daylight.review.flags;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;

/**
 * Flags of rules of which two readings of the same facts do not agree. No review ends them: it takes over what nothing has
 * touched, and reads most answers once.
 */
@ApplicationScoped
class DisputedReadings {

    /** Told from the errors of reviews, whose discriminator is the scope of the review. */
    private static final String OF_THE_SAME = """
            d.kind = 'RULE_ERROR' and d.rule = f.rule and d.subject = 'rule:' || f.rule
                and d.discriminator = 'signed:' || f.subject || '/' || f.discriminator
            """;

    /**
     * It names the record that the flag {@code f} is about, so that who may see it, and whose it is while it is there, follow that
     * flag. Which one is found by its subject, which stands between {@code signed:} and a slash, or is the gaps' of the partner.
     */
    static final String FOLLOW = """
            update flag d set version = case when d.recording = p.seq then d.version else d.version + 1 end,
                recording = p.seq, recorded_at = p.stamp, act = 'CHANGED', act_reason = null, known_since = null,
                known_since_source = null, access_groups = f.access_groups, marking = f.marking,
                partner = case when d.condition = 'CLEARED' then d.partner else f.partner end,
                label = case when d.condition = 'CLEARED' then d.label else f.label end
            from p, flag f
            where d.discriminator like 'signed:%'
                and f.subject in (left(substr(d.discriminator, 8), -1), 'data-gap:' || coalesce(d.partner, '-'))
                and (d.access_groups <> f.access_groups or d.marking <> f.marking
                    or (d.condition <> 'CLEARED' and (d.partner, d.label) is distinct from (f.partner, f.label)))
                and
            """ + OF_THE_SAME;

    private final Sql sql;
    private final Recordings recordings;
    private final RegisterZone zone;

    DisputedReadings(Sql sql, Recordings recordings, RegisterZone zone) {
        this.sql = sql;
        this.recordings = recordings;
        this.zone = zone;
    }

    /** Raises it, or finds that it stands: seen by whoever sees the flag that was to be signed. */
    void raise(String by, UUID flag, String why) {
        if (!standing(List.of(flag)).isEmpty()) {
            return;
        }
        recordings.record("review-service", "two readings differ", () -> {
            var today = zone.day(recordings.stamp());
            var back = sql.update(
                    """
                    update flag d set version = d.version + 1, recording = ?, recorded_at = ?, act = 'CHANGED',
                        act_reason = 'is back', known_since = null, known_since_source = null, condition = 'PRESENT',
                        disposition = disposition_when_back(d, ?), disposition_by = null, disposition_reason = null,
                        end_proposed = null, end_proposed_by = null, downgrade_to = null, downgrade_by = null,
                        confirmed_by = null, confirmed_on = null, access_groups = f.access_groups, marking = f.marking,
                        partner = f.partner, label = f.label,
                        became_known_on = null, registered_known_on = null, detected_on = ?,
                        first_external_act_on = null, first_response_due = first_response_due(d.level, ?),
                        decide_by = decide_by(d.level, ?)
                    from flag f where f.id = ? and d.condition = 'CLEARED' and
                    """ + OF_THE_SAME, recordings.sequence(), recordings.stamp(), today, today, today, today, flag);
            var made = sql.update("""
                    insert into flag (id, version, recording, recorded_at, act, act_reason, marking, sources, kind, rule,
                        subject, discriminator, label, partner, access_groups, condition, disposition, owner, level,
                        detected_on, first_response_due, decide_by)
                    select gen_random_uuid(), 1, ?, ?, 'CREATED', ?, f.marking, '[]', 'RULE_ERROR', f.rule, 'rule:' || f.rule,
                        'signed:' || f.subject || '/' || f.discriminator, f.label, f.partner, f.access_groups, 'PRESENT',
                        'OPEN', 'legal adviser', l.level, ?, first_response_due(l.level, ?), decide_by(l.level, ?)
                    from flag f, ladder l where f.id = ? and l.level = 'L0'
                    on conflict do nothing
                    """, recordings.sequence(), recordings.stamp(), why, today, today, today, flag);
            if (back + made > 0) {
                said(by, flag, why);
            }
        });
    }

    private void said(String by, UUID flag, String why) {
        sql.update("""
                insert into flag_presence (flag, number, from_on, opened_by, opened_partner)
                select d.id, 1 + (select count(*) from flag_presence n where n.flag = d.id), d.detected_on, ?, d.partner
                from flag f join flag d on %s where f.id = ?
                """.formatted(OF_THE_SAME), by, flag);
        sql.update("""
                insert into flag_reading (flag, review, as_of, known_at, rulebook, revision, severity, duty_holder, choice,
                    authority, citation, counsel_reviewed, title, message, missing, reasons, evidence, facts, subjects, read_on)
                select d.id, r.review, r.as_of, r.known_at, r.rulebook, r.revision, r.severity, r.duty_holder, r.choice,
                    r.authority, r.citation, r.counsel_reviewed, r.title, ?, '{}', '{}', r.evidence, r.facts, 1, r.read_on
                from flag f join flag_reading r on r.flag = f.id join flag d on %s where f.id = ?
                on conflict (flag) do update set review = excluded.review, as_of = excluded.as_of,
                    known_at = excluded.known_at, rulebook = excluded.rulebook, revision = excluded.revision,
                    message = excluded.message, evidence = excluded.evidence, facts = excluded.facts,
                    read_on = excluded.read_on
                """.formatted(OF_THE_SAME), why, flag);
        recordings.touchedByRecording("flag");
    }

    /** Ends what was raised about the same, now that both readings agree. */
    void end(String by, List<UUID> flags) {
        var stand = standing(flags);
        if (stand.isEmpty()) {
            return;
        }
        recordings.record("review-service", "two readings agree again", () -> {
            var ids = stand.toArray(UUID[]::new);
            var today = zone.day(recordings.stamp());
            sql.update("""
                    update flag set version = version + 1, recording = ?, recorded_at = ?, act = 'CHANGED', act_reason = null,
                        known_since = null, known_since_source = null, condition = 'CLEARED'
                    where id = any(?) and condition <> 'CLEARED'
                    """, recordings.sequence(), recordings.stamp(), ids);
            sql.update("""
                    update flag_presence set until_on = greatest(from_on, ?), ended_because = 'KNOWN', ended_by = ?
                    where flag = any(?) and until_on is null
                    """, today, by, ids);
            recordings.touchedByRecording("flag");
        });
    }

    private List<UUID> standing(List<UUID> flags) {
        return sql.rows(
                "select d.id from flag f join flag d on " + OF_THE_SAME
                        + " where f.id = any(?) and d.condition <> 'CLEARED'",
                row -> row.getObject(1, UUID.class),
                (Object) flags.toArray(UUID[]::new));
    }
}
