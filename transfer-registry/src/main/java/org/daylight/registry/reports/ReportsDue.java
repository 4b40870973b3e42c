package org.daylight.registry.reports;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Sorting;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.FactMoment;
import org.daylight.registry.facts.FactStore;
import org.daylight.registry.facts.Moments;
import org.daylight.registry.facts.Query;
import org.daylight.registry.facts.Sight;
import org.jspecify.annotations.Nullable;

/** Undertakings, notices of kind REPORT and what a legislature asks for, in the reader's sight. */
@ApplicationScoped
class ReportsDue {

    /** Where a field is called otherwise. */
    private static final Map<String, String> COLUMNS = Map.of("dueOn", "due", "owedBy", "owed_by");

    private final FactStore store;
    private final Moments moments;

    ReportsDue(FactStore store, Moments moments) {
        this.store = store;
        this.moments = moments;
    }

    Page<ReportDue> list(
            PageQuery page, Sorting<ReportDue> sorting, Knowing.OfDay when, @Nullable String partner, boolean done) {
        var moment = moments.of(when);
        var day = moment.asOf();
        var sight = moments.sight();
        var binding = new @Nullable Object[] {
            "reports-due", sorting, day, partner, done, when.knownAt, when.knowledge, when.recordedUpTo
        };
        var after = page.after(binding);
        var key = Sorting.text(column(String.valueOf(sorting.field())));
        var found = new ArrayList<ReportDue>();
        var total = new long[1];
        store.read(moment, sight, reading -> {
            reading.each(
                    new Query()
                            .add("select count(*) from (")
                            .add(owed(moment, sight, partner, done))
                            .add(") o"),
                    row -> total[0] = row.getLong(1));
            var rows = new Query()
                    .add("select * from (")
                    .add(owed(moment, sight, partner, done))
                    .add(") o");
            if (after != null) {
                rows.add("where " + sorting.after(key, "text", "id"), after.getFirst(), after.getLast());
            }
            rows.add(sorting.by(key, "id")).add("limit " + page.fetch());
            reading.each(rows, row -> found.add(report(row, day)));
        });
        return Page.of(
                found,
                page,
                Total.exactly(total[0]),
                report -> List.of(sorting.key(report), report.id().toString()),
                binding);
    }

    private static String column(String field) {
        return COLUMNS.getOrDefault(field, field);
    }

    private static Query owed(FactMoment moment, Sight sight, @Nullable String partner, boolean done) {
        return new Query()
                .add(of(
                        moment,
                        sight,
                        "undertaking",
                        "s.content ->> 'kind'",
                        "s.content ->> 'owedBy'",
                        "s.content ->> 'fulfilledOn'",
                        "s.content ? 'fulfilledOn'",
                        "true",
                        partner,
                        done))
                .add("union all")
                .add(of(
                        moment,
                        sight,
                        "notification",
                        "s.content ->> 'statute'",
                        "'OWN_GOVERNMENT'",
                        RECEIVED,
                        "exists (select from jsonb_array_elements(s.content -> 'receipts') r where r ? 'on' and"
                                + " r ->> 'on' is null)",
                        "s.content ->> 'kind' = 'REPORT' and coalesce("
                                + "behind_last_day_meant(s.content ->> 'withdrawnOn') > '%s~', true)"
                                        .formatted(moment.asOf()),
                        partner,
                        done))
                .add("union all")
                .add(of(
                        moment,
                        sight,
                        "congressional_request",
                        "s.content ->> 'kind' || ' for ' || (s.content ->> 'body')",
                        "'OWN_GOVERNMENT'",
                        "s.content ->> 'answeredOn'",
                        "s.content ? 'answeredOn'",
                        "true",
                        partner,
                        done));
    }

    /** The days of the receipts once every addressee has one: the last of them counts. */
    private static final String RECEIVED = """
            case when jsonb_array_length(s.content -> 'addressees') > 0 and jsonb_array_length(s.content -> 'addressees') = (
                    select count(*) from jsonb_array_elements(s.content -> 'receipts') r where r ->> 'on' is not null)
                then (select string_agg(r ->> 'on', ' ') from jsonb_array_elements(s.content -> 'receipts') r) end""";

    private static Query of(
            FactMoment moment,
            Sight sight,
            String table,
            String what,
            String owedBy,
            String doneOn,
            String said,
            String condition,
            @Nullable String partner,
            boolean done) {
        var query = new Query().add("""
                    select s.id, '%1$s' as type, s.content ->> 'reference' as reference, p.content ->> 'code' as partner,
                        %2$s as what, %3$s as owed_by, (s.content ->> 'dueOn') collate "C" as due, %4$s as done,
                        %5$s as said, s.marking::text as marking
                    from %6$s s left join %7$s p on p.id = s.partner_id
                    where s.content ->> 'dueOn' is not null and %8$s and %10$s coalesce((
                        select bool_and(left(split_part(d, '/', 1), 10) collate "C" <= '%9$s')
                        from unnest(string_to_array(%4$s, ' ')) d), false)
                    """.formatted(
                        table.replace('_', '-'),
                        what,
                        owedBy,
                        doneOn,
                        // The driver takes a single question mark for a parameter.
                        said.replace("?", "??"),
                        moment.rows(table),
                        moment.rows("partner"),
                        condition,
                        moment.asOf(),
                        done ? "" : "not"));
        if (partner != null) {
            query.add("and p.content ->> 'code' = ?", partner);
        }
        return query.visible(sight, table, "s").visible(sight, "partner", "p");
    }

    private static ReportDue report(ResultSet row, LocalDate day) throws SQLException {
        var due = ImpreciseDate.parse(row.getString("due"));
        var days = row.getString("done");
        var done = days == null ? null : ImpreciseDate.parse(Dates.max(List.of(days.split(" "))));
        var standing = ReportDue.Standing.on(day, due, done, row.getBoolean("said"));
        var id = Objects.requireNonNull(row.getObject("id", UUID.class));
        var type = row.getString("type");
        return new ReportDue(
                id,
                type,
                row.getString("reference"),
                row.getString("partner"),
                row.getString("what"),
                row.getString("owed_by"),
                due.text(),
                done == null || done.earliest().isAfter(day) ? null : done.text(),
                standing.state(),
                standing.daysLeft(),
                standing.daysLate(),
                Marking.read(row.getString("marking")),
                URI.create("/v1/%ss/%s".formatted(type, id)));
    }
}
