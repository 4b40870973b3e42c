package org.daylight.review.cadences;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** How far each source of events has been read. */
@ApplicationScoped
class EventSources {

    private final Sql sql;
    private final InstantSource clock;

    EventSources(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Optional<String> position(String name) {
        return sql.first("select position from event_source where name = ?", row -> row.getString(1), name);
    }

    /** When it was last seen to stand there; nothing where nobody has looked. */
    Optional<Instant> seenAt(String name) {
        return sql.first(
                "select seen_at from event_source where name = ?",
                row -> row.getTimestamp(1).toInstant(),
                name);
    }

    /** It stands there still. */
    void seen(String name, String position, Instant at) {
        sql.update(
                "update event_source set seen_at = greatest(seen_at, ?) where name = ? and position = ?",
                at,
                name,
                position);
    }

    /**
     * In the transaction that writes what was read. False if somebody else has moved it meanwhile: what was read is then
     * written by them.
     */
    boolean move(String name, @Nullable String from, String to) {
        if (from == null) {
            return sql.update(
                            "insert into event_source (name, position, moved_at, seen_at) values (?, ?, ?, ?)"
                                    + " on conflict do nothing",
                            name,
                            to,
                            clock.instant(),
                            clock.instant())
                    > 0;
        }
        return sql.update(
                        "update event_source set position = ?, moved_at = ?, seen_at = ? where name = ? and position = ?",
                        to,
                        clock.instant(),
                        clock.instant(),
                        name,
                        from)
                > 0;
    }
}
