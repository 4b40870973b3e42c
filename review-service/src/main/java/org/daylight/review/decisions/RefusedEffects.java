package org.daylight.review.decisions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;

/** Raises a flag for a signed stop that did not come into effect. */
@ApplicationScoped
class RefusedEffects {

    private final Sql sql;
    private final Recordings recordings;
    private final RegisterZone zone;

    RefusedEffects(Sql sql, Recordings recordings, RegisterZone zone) {
        this.sql = sql;
        this.recordings = recordings;
        this.zone = zone;
    }

    void flag(UUID decision, String why) {
        var id = UUID.randomUUID();
        var today = zone.day(recordings.stamp());
        sql.update("""
                insert into flag (id, version, recording, recorded_at, act, act_reason, marking, sources, kind, rule,
                    subject, discriminator, label, partner, access_groups, condition, disposition, owner, level,
                    detected_on, first_response_due, decide_by)
                select ?, 1, ?, ?, 'CREATED', ?, d.marking, '[]', 'EFFECT_REFUSED', 'daylight.decision.effect-refused',
                    'decision:' || d.id, '', d.reference, d.partner, d.access_groups, 'PRESENT', 'OPEN', l.owner,
                    l.level, ?, first_response_due(l.level, ?), decide_by(l.level, ?)
                from decision d, ladder l where d.id = ? and l.level = 'L3'
                on conflict do nothing
                """, id, recordings.sequence(), recordings.stamp(), why, today, today, today, decision);
        sql.update(
                "insert into flag_presence (flag, number, from_on, opened_by) values (?, 1, ?, ?)",
                id,
                today,
                "decision:" + decision);
        recordings.touched("flag", List.of(id));
    }
}
