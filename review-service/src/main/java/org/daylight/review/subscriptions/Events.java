package org.daylight.review.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** The events that somebody may see: what is restricted now is hidden, also of what happened before. */
@ApplicationScoped
class Events {

    /** Takes full sight and three times the groups. A review is seen by whoever may see something that it saw. */
    static final String VISIBLE = """
            (? or (e.access_groups <@ ? and not exists (select from restriction n where n.key = any(e.keys)
                    and not n.access_groups <@ ?)
                and (e.type <> 'org.daylight.review.sealed' or exists (select from review r where r.id = e.effect
                    and (r.scope = 'portfolio' or exists (select from review_total t where t.review = r.id
                        and t.access_groups <@ ?))))))
            """;

    private final Sql sql;
    private final Caller caller;

    Events(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** The next one after a place, for who may see so much. */
    Optional<Event> next(long after, Collection<String> types, boolean full, String[] groups) {
        return sql.first(
                "select e.* from event e where e.sequence > ? and e.type = any(?) and " + VISIBLE
                        + " order by e.sequence limit 1",
                Events::event,
                after,
                types.toArray(String[]::new),
                full,
                groups,
                groups,
                groups);
    }

    long last() {
        return sql.number("select coalesce(max(sequence), 0) from event");
    }

    Page<Event> list(@Nullable String word, PageQuery page) {
        var binding = new @Nullable Object[] {"events", word};
        var after = page.after(binding);
        var groups = caller.groupsForSql();
        var values =
                new ArrayList<@Nullable Object>(Arrays.asList(word, word, caller.fullSight(), groups, groups, groups));
        var where = " from event e where (?::text is null or e.type = ?) and " + VISIBLE;
        var total = sql.number("select count(*)" + where, values.toArray());
        values.add(after == null ? 0L : Long.parseLong(after.getFirst()));
        var rows = sql.rows(
                "select e.*" + where + " and e.sequence > ? order by e.sequence limit " + page.fetch(),
                Events::event,
                values.toArray());
        return Page.of(rows, page, Total.exactly(total), event -> List.of(Long.toString(event.sequence())), binding);
    }

    private static Event event(ResultSet row) throws SQLException {
        return Event.of(
                row.getLong("sequence"),
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("subject"),
                Objects.requireNonNull(Sql.instant(row, "happened_at")));
    }
}
