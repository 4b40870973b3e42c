package org.daylight.review.flags;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** Groups flags by what they are about, so that whoever works on one delivery sees all that is said of it. */
@ApplicationScoped
class FlaggedSubjects {

    private final Sql sql;
    private final FlagStore store;

    FlaggedSubjects(Sql sql, FlagStore store) {
        this.sql = sql;
        this.store = store;
    }

    /** Clocks are asked about the subjects of the page alone. */
    Page<FlaggedSubject> list(FlagQuery query, PageQuery page) {
        var asked = store.asked(query);
        var where = FlagStore.FROM + asked.where();
        var total = sql.number(
                "select count(distinct f.subject)" + where, asked.values().toArray());
        var values = new ArrayList<@Nullable Object>(asked.values());
        values.addAll(asked.values());
        var binding = new ArrayList<@Nullable Object>(List.of("flagged-subjects"));
        binding.addAll(Arrays.asList(query.binding()));
        var after = page.after(binding.toArray());
        if (after != null) {
            values.add(after.getFirst());
        }
        values.add(page.fetch());
        var rows = sql.rows(
                """
                select f.subject, count(*) as flags,
                    (array_agg(f.label order by f.condition = 'CLEARED', f.recorded_at desc, f.id))[1] as label,
                    (array_agg(f.partner order by f.condition = 'CLEARED', f.recorded_at desc, f.id))[1] as partner,
                    array_agg(distinct f.marking::text) as markings,
                    count(*) filter (where f.condition = 'PRESENT') as present,
                    count(*) filter (where f.condition = 'UNDETERMINED') as undetermined,
                    count(*) filter (where f.condition = 'CLEARED') as cleared,
                    count(*) filter (where f.confirmed_by is not null) as findings,
                    count(*) filter (where %1$s) as overdue,
                    max(f.level) filter (where f.condition <> 'CLEARED') as level
                %2$s and f.subject in (select f.subject %2$s %3$s group by f.subject order by f.subject limit ?)
                group by f.subject order by f.subject
                """.formatted(store.overdue(), where, after == null ? "" : "and f.subject > ? collate \"C\""),
                FlaggedSubjects::subject,
                values.toArray());
        return Page.of(rows, page, Total.exactly(total), subject -> List.of(subject.subject()), binding.toArray());
    }

    private static FlaggedSubject subject(ResultSet row) throws SQLException {
        var subject = row.getString("subject");
        return new FlaggedSubject(
                subject,
                row.getString("label"),
                row.getString("partner"),
                Marking.highest(
                        Sql.texts(row, "markings").stream().map(Marking::read).toList()),
                row.getLong("flags"),
                row.getLong("present"),
                row.getLong("undetermined"),
                row.getLong("cleared"),
                row.getLong("findings"),
                row.getLong("overdue"),
                row.getString("level"),
                URI.create("/v1/flags?subject=" + URLEncoder.encode(subject, UTF_8)));
    }
}
