package org.daylight.review.decisions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;

/** Raises a flag for a signed stop that did not come into effect, and ends it once others about all of the same have. */
@ApplicationScoped
class RefusedEffects {

    /** What is refused to the same partner and has come about by decisions that were signed since, be it by a wider one. */
    private static final String CAME_ABOUT =
            Superseding.whole("n.id <> d.id and n.state = 'IN_EFFECT' and n.signed_at >= d.signed_at");

    private static final String ENDED = """
            select f.id from decision newest join decision d on d.partner = newest.partner
            join flag f on f.kind = 'EFFECT_REFUSED' and f.subject = 'decision:' || d.id and f.condition <> 'CLEARED'
            where newest.id = ? and
            """ + CAME_ABOUT;

    /** The registry may have been asked again for so long that a wider stop is in effect meanwhile. */
    private static final String RAISED = """
            insert into flag (id, version, recording, recorded_at, act, act_reason, marking, sources, kind, rule,
                subject, discriminator, label, partner, access_groups, condition, disposition, owner, level,
                detected_on, first_response_due, decide_by)
            select ?, 1, ?, ?, 'CREATED', ?, d.marking, '[]', 'EFFECT_REFUSED', 'daylight.decision.effect-refused',
                'decision:' || d.id, '', d.reference, d.partner, d.access_groups, 'PRESENT', 'OPEN', l.owner,
                l.level, ?, first_response_due(l.level, ?), decide_by(l.level, ?)
            from decision d, ladder l where d.id = ? and l.level = 'L3' and not (
            """ + CAME_ABOUT + ") on conflict do nothing";

    private final Sql sql;
    private final Recordings recordings;
    private final RegisterZone zone;

    RefusedEffects(Sql sql, Recordings recordings, RegisterZone zone) {
        this.sql = sql;
        this.recordings = recordings;
        this.zone = zone;
    }

    /** What was refused before has come about by another decision. */
    void end(UUID decision) {
        var today = zone.day(recordings.stamp());
        var ended = sql.rows(ENDED, row -> row.getObject(1, UUID.class), decision);
        if (ended.isEmpty()) {
            return;
        }
        var ids = ended.toArray(UUID[]::new);
        sql.update("""
                update flag_presence set until_on = greatest(from_on, ?), ended_because = 'MET', ended_by = ?
                where flag = any(?) and until_on is null
                """, today, "decision:" + decision, ids);
        sql.update("""
                update flag set version = version + 1, recording = ?, recorded_at = ?, act = 'CHANGED', act_reason = ?,
                    known_since = null, known_since_source = null, condition = 'CLEARED' where id = any(?)
                """, recordings.sequence(), recordings.stamp(), "another decision about the same is in effect", ids);
        recordings.touched("flag", ended);
    }

    /** Unless it has come about by others already. */
    void flag(UUID decision, String why) {
        var id = UUID.randomUUID();
        var today = zone.day(recordings.stamp());
        var raised =
                sql.update(RAISED, id, recordings.sequence(), recordings.stamp(), why, today, today, today, decision);
        if (raised == 0) {
            return;
        }
        sql.update("""
                insert into flag_presence (flag, number, from_on, opened_by, opened_partner)
                select f.id, 1, ?, ?, f.partner from flag f where f.id = ?
                """, today, "decision:" + decision, id);
        recordings.touched("flag", List.of(id));
    }
}
