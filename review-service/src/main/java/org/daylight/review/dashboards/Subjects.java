package org.daylight.review.dashboards;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.Restrictions;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a sealed review looked at, subject by subject, as far as the reader may see it. */
@ApplicationScoped
class Subjects {

    private final Sql sql;
    private final Caller caller;

    Subjects(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** One subject and how many rules came out how. */
    @Schema(name = "DashboardSubject")
    record Looked(
            String subject,
            String type,
            @Nullable String label,
            @Nullable String partner,
            Marking marking,
            int met,
            int metApplicabilityUnknown,
            int notMet,
            int undetermined,
            int notApplicable,
            int error) {}

    /** How often each letter stands in a vector; the met ones count those of unknown applicability too. */
    record Counts(int met, int metApplicabilityUnknown, int notMet, int undetermined, int notApplicable, int error) {

        static Counts of(String vector) {
            var unknown = letters(vector, 'm');
            return new Counts(
                    letters(vector, 'M') + unknown,
                    unknown,
                    letters(vector, 'N'),
                    letters(vector, 'U'),
                    letters(vector, 'A'),
                    letters(vector, 'E'));
        }

        private static int letters(String vector, char letter) {
            return (int) vector.chars().filter(each -> each == letter).count();
        }
    }

    /** Where the rows of a review lie. */
    private record Rows(UUID lineage, int step) {}

    Page<Looked> list(
            UUID review, @Nullable String type, @Nullable String partner, @Nullable String subject, PageQuery page) {
        // Asked of the table by its key, so that a page is read in its order.
        var rows = sql.first(
                        "select lineage, step from review where id = ? and state in ('SEALED', 'SEALED_WITH_ERRORS')",
                        row -> new Rows(row.getObject(1, UUID.class), row.getInt(2)),
                        review)
                .orElse(new Rows(review, 0));
        var from = """
            from judged_subject s where s.lineage = ? and s.first <= ? and s.last >= ? and %s
                and (?::text is null or s.type = ?) and (?::text is null or s.partner = ?)
                and (?::text is null or s.subject = ?)
            """.formatted(Restrictions.visible("s"));
        var values = new ArrayList<@Nullable Object>(Arrays.asList(
                rows.lineage,
                rows.step,
                rows.step,
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql(),
                type,
                type,
                partner,
                partner,
                subject,
                subject));
        var total = sql.number("select count(*) " + from, values.toArray());
        var binding = new @Nullable Object[] {"dashboard-subjects", review, type, partner, subject};
        var after = page.after(binding);
        values.add(after == null ? "" : after.getFirst());
        var listed = sql.rows(
                "select s.subject, s.type, s.label, s.partner, s.vector, s.marking::text " + from
                        + " and s.subject > ? collate \"C\" order by s.subject limit " + page.fetch(),
                row -> {
                    var counts = Counts.of(row.getString(5));
                    return new Looked(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            Marking.read(row.getString(6)),
                            counts.met,
                            counts.metApplicabilityUnknown,
                            counts.notMet,
                            counts.undetermined,
                            counts.notApplicable,
                            counts.error);
                },
                values.toArray());
        return Page.of(listed, page, Total.exactly(total), each -> List.of(each.subject()), binding);
    }
}
