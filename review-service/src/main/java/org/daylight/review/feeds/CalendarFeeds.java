package org.daylight.review.feeds;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.daylight.kit.identity.Accounts.Account;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.daylight.review.readers.Readers;
import org.jspecify.annotations.Nullable;

/** What somebody can do with their own feeds; those of others are absent. */
@ApplicationScoped
class CalendarFeeds {

    /** Of a feed that is not there, so that asking for one takes as long as for one that is. */
    private static final String NO_DIGEST = "0".repeat(64);

    private final Sql sql;
    private final Recordings recordings;
    private final Readers readers;
    private final Caller caller;
    private final InstantSource clock;

    CalendarFeeds(Sql sql, Recordings recordings, Readers readers, Caller caller, InstantSource clock) {
        this.sql = sql;
        this.recordings = recordings;
        this.readers = readers;
        this.caller = caller;
        this.clock = clock;
    }

    /** In the caller's act. The token is nowhere but in what the caller gets. */
    CalendarFeed create(String name, Token token) {
        var now = clock.instant();
        sql.update(
                """
                insert into calendar_feed (id, version, recording, recorded_at, act, marking, sources, account, name,
                    token_digest, created_at)
                values (?, 1, ?, ?, 'CREATED', '{"classification": "UNCLASSIFIED"}', '[]', ?, ?, ?, ?)
                """,
                token.feed(),
                recordings.sequence(),
                recordings.stamp(),
                caller.account(),
                name,
                token.digest(),
                now);
        recordings.touched("calendar_feed", List.of(token.feed()));
        return get(token.feed());
    }

    CalendarFeed get(UUID id) {
        return sql.first(
                        "select * from calendar_feed where id = ? and account = ?",
                        CalendarFeeds::feed,
                        id,
                        caller.account())
                .orElseThrow(() -> NOT_FOUND.problem("You have no calendar feed with the id " + id));
    }

    Page<CalendarFeed> list(PageQuery page) {
        var total = sql.number("select count(*) from calendar_feed where account = ?", caller.account());
        var values = new ArrayList<@Nullable Object>(List.of(caller.account()));
        var after = page.after("calendar-feeds");
        var position = "";
        if (after != null) {
            position = " and (created_at, id) > (?::timestamptz, ?::uuid)";
            values.addAll(after);
        }
        var rows = sql.rows(
                "select * from calendar_feed where account = ?" + position + " order by created_at, id limit "
                        + page.fetch(),
                CalendarFeeds::feed,
                values.toArray());
        return Page.of(
                rows,
                page,
                Total.exactly(total),
                feed -> List.of(feed.createdAt().toString(), feed.id().toString()),
                "calendar-feeds");
    }

    CalendarFeed revoke(UUID id) {
        var sequence = recordings.sequence();
        if (get(id).revokedAt() != null) {
            throw CONFLICT.problem("It is revoked already");
        }
        sql.update("""
                update calendar_feed set version = version + 1, recording = ?, recorded_at = ?, act = 'CHANGED',
                    revoked_at = ? where id = ?
                """, sequence, recordings.stamp(), clock.instant(), id);
        recordings.touched("calendar_feed", List.of(id));
        return get(id);
    }

    /** Whose calendar a token opens, with what they may see now; empty for every token that opens none. */
    Optional<Account> opened(String text) {
        var token = Token.read(text);
        if (token == null) {
            return Optional.empty();
        }
        var found = sql.first(
                "select account, token_digest from calendar_feed where id = ? and revoked_at is null",
                row -> new Kept(row.getString(1), row.getString(2)),
                token.feed());
        return token.matches(found.map(Kept::digest).orElse(NO_DIGEST))
                ? found.flatMap(kept -> readers.find(kept.account))
                : Optional.empty();
    }

    private record Kept(String account, String digest) {}

    private static CalendarFeed feed(ResultSet row) throws SQLException {
        return new CalendarFeed(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Sql.instant(row, "revoked_at"),
                null);
    }
}
