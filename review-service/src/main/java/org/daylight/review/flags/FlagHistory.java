package org.daylight.review.flags;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.daylight.review.database.Sql;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a flag, version by version; the intervals of its presence are on the flag itself. */
@ApplicationScoped
class FlagHistory {

    private final Sql sql;

    FlagHistory(Sql sql) {
        this.sql = sql;
    }

    /** One version of a flag. */
    @Schema(name = "FlagVersion")
    public record Entry(
            int version,
            Instant recordedAt,
            long recording,
            String actor,
            @Nullable String person,
            @Nullable String reason,
            FlagView.Condition condition,
            FlagView.Disposition disposition,
            String level,
            @Nullable String confirmedBy) {}

    List<Entry> of(FlagView flag) {
        return sql.rows(
                """
                select v.*, r.actor, r.person, r.reason from flag_version v
                join recordings r on r.sequence = v.recording where v.id = ? order by v.version
                """,
                row -> {
                    var reason = row.getString("act_reason");
                    return new Entry(
                            row.getInt("version"),
                            row.getTimestamp("recorded_at").toInstant(),
                            row.getLong("recording"),
                            row.getString("actor"),
                            row.getString("person"),
                            reason == null ? row.getString("reason") : reason,
                            FlagView.Condition.valueOf(row.getString("condition")),
                            FlagView.Disposition.valueOf(row.getString("disposition")),
                            row.getString("level"),
                            row.getString("confirmed_by"));
                },
                flag.id());
    }
}
