package org.daylight.review.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.review.database.Sql;
import org.daylight.review.reviews.Answers.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which subjects that were judged again stand as they did in the review whose rows stay where they lie. Their rows stay as
 * well, unless there is an answer with words: these belong to the review that was asked.
 */
@ApplicationScoped
class Unchanged {

    private final Sql sql;

    Unchanged(Sql sql) {
        this.sql = sql;
    }

    private record Base(UUID lineage, int step) {}

    /** Everything that is kept of a subject without such an answer. */
    private record Row(
            String type,
            @Nullable String partner,
            @Nullable String label,
            List<String> accessGroups,
            Marking marking,
            String vector,
            @Nullable String nextChangeOn,
            @Nullable String nextChangeRule,
            @Nullable String sameUntil) {

        static Row of(Subject subject) {
            var line = subject.line();
            var said = subject.said();
            return new Row(
                    line.type(),
                    line.partner(),
                    line.label(),
                    line.accessGroups(),
                    line.marking(),
                    said.vector(),
                    said.nextChangeOn(),
                    said.nextChangeRule(),
                    line.sameUntil());
        }

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    Sql.texts(row, "access_groups"),
                    Marking.read(row.getString(6)),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    row.getString(10));
        }
    }

    /** Of a batch of single subjects; none where the review's rows are to be its own. */
    Set<String> of(Run run, int partition, Answers answers) {
        var unchanged = new TreeSet<String>();
        base(run, partition).ifPresent(base -> {
            var now = new HashMap<String, Row>();
            for (var subject : answers.subjects()) {
                if (subject.said().details().isEmpty()) {
                    now.put(subject.line().subject(), Row.of(subject));
                }
            }
            sql.each(
                    """
                    select subject, type, partner, label, access_groups, marking::text, vector, next_change_on::text,
                        next_change_rule, same_until::text
                    from judged_subject where lineage = ? and first <= ? and last >= ? and subject = any(?)
                    """,
                    row -> {
                        var subject = row.getString(1);
                        if (Objects.equals(now.get(subject), Row.of(row))) {
                            unchanged.add(subject);
                        }
                    },
                    base.lineage,
                    base.step,
                    base.step,
                    now.keySet().toArray(String[]::new));
        });
        return unchanged;
    }

    private Optional<Base> base(Run run, int partition) {
        return sql.first("""
                select b.lineage, b.step from review r join review b on b.id = r.base
                join review_partition p on p.review = r.id and p.number = ? and p.subjects is not null
                where r.id = ? and r.in_place
                """, row -> new Base(row.getObject(1, UUID.class), row.getInt(2)), partition, run.id());
    }
}
