package org.daylight.review.flags;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.SpokenSight;
import org.jspecify.annotations.Nullable;

/** What people say about flags, and who wants to hear of them; seen by whoever sees the flag, its words by whoever works on flags. */
@ApplicationScoped
class FlagComments {

    private final Sql sql;
    private final Flags flags;
    private final Recordings recordings;
    private final Caller caller;

    FlagComments(Sql sql, Flags flags, Recordings recordings, Caller caller) {
        this.sql = sql;
        this.flags = flags;
        this.recordings = recordings;
        this.caller = caller;
    }

    FlagComment.View say(UUID flag, FlagComment comment) {
        recordings.sequence();
        var about = flags.get(flag);
        var id = UUID.randomUUID();
        sql.update(
                """
                insert into flag_comment (id, version, recording, recorded_at, act, marking, sources, flag, access_groups,
                    person, content) values (?, 1, ?, ?, 'CREATED', ?::jsonb, '[]', ?, ?, ?, ?::jsonb)
                """,
                id,
                recordings.sequence(),
                recordings.stamp(),
                about.marking().json(),
                flag,
                about.accessGroups().toArray(String[]::new),
                caller.person(),
                Json.mapper().valueToTree(comment).toString());
        recordings.touched("flag_comment", List.of(id));
        return sql.first("select c.* from flag_comment c where c.id = ?", this::view, id)
                .orElseThrow();
    }

    Page<FlagComment.View> of(UUID flag, PageQuery page) {
        flags.get(flag);
        var binding = new @Nullable Object[] {"flag-comments", flag};
        var where = " from flag_comment c where c.flag = ? and c.voided_reason is null";
        var values = new ArrayList<@Nullable Object>(Arrays.asList(flag));
        var total = sql.number("select count(*)" + where, values.toArray());
        var after = page.after(binding);
        if (after != null) {
            where += " and (c.recorded_at, c.id) > (?::timestamptz, ?::uuid)";
            values.addAll(after);
        }
        values.add(page.fetch());
        return Page.of(
                sql.rows("select c.*" + where + " order by c.recorded_at, c.id limit ?", this::view, values.toArray()),
                page,
                Total.exactly(total),
                comment -> List.of(comment.recordedAt().toString(), comment.id().toString()),
                binding);
    }

    /** The caller themselves; nobody is made to watch. */
    List<String> watch(UUID flag, boolean watching) {
        flags.get(flag);
        sql.update("""
                insert into flag_watcher (flag, person, watching) values (?, ?, ?)
                on conflict (flag, person) do update set watching = excluded.watching
                """, flag, caller.person(), watching);
        return watchers(flag);
    }

    List<String> watchers(UUID flag) {
        flags.get(flag);
        return sql.rows(
                "select person from flag_watcher where flag = ? and watching order by person",
                row -> row.getString(1),
                flag);
    }

    private FlagComment.View view(ResultSet row) throws SQLException {
        try {
            var content = Json.mapper().readValue(row.getString("content"), FlagComment.class);
            var told = SpokenSight.of(caller);
            return new FlagComment.View(
                    row.getObject("id", UUID.class),
                    row.getObject("flag", UUID.class),
                    row.getTimestamp("recorded_at").toInstant(),
                    row.getString("person"),
                    Marking.read(row.getString("marking")),
                    told ? content : content.withheld(),
                    !told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored comment cannot be read", e);
        }
    }
}
