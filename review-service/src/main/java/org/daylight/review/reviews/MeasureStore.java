package org.daylight.review.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.json.Json;
import org.daylight.review.database.Sql;
import org.daylight.review.drift.Counted;
import org.jspecify.annotations.Nullable;

/** Keeps what a review measured, and what it counted one by one. */
@ApplicationScoped
class MeasureStore {

    private final Sql sql;

    MeasureStore(Sql sql) {
        this.sql = sql;
    }

    /** In the caller's transaction, with the batch that the lines belong to. */
    void keep(Run run, List<MeasuredLine> batch) {
        var rows = new ArrayList<@Nullable Object[]>();
        var apart = new ArrayList<@Nullable Object[]>();
        for (var measured : batch) {
            var report = measured.report();
            if (report != null) {
                var line = measured.line();
                rows.add(new Object[] {
                    run.id(),
                    line.subject(),
                    line.type(),
                    line.partner(),
                    line.label(),
                    line.accessGroups().toArray(String[]::new),
                    line.marked(),
                    report.measure().toString(),
                    Json.mapper().valueToTree(report.leftOut()).toString()
                });
                for (var counted : measured.counted()) {
                    apart.add(counted(run, line, apart.size(), counted));
                }
            }
        }
        sql.batch("""
                insert into review_measure (review, subject, type, partner, label, access_groups, marking, measure, left_out)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)
                """, rows);
        sql.batch("""
                insert into review_counted (review, partner, number, kind, reference, on_day, access_groups, marking,
                    authority, fiscal_year, amount, currency, value_basis, basis, unless_charged, nature, stands)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, apart);
    }

    private static @Nullable Object[] counted(Run run, FactLine line, int number, Counted counted) {
        var amount = counted.amount();
        return new Object[] {
            run.id(),
            line.partner(),
            number,
            counted.kind(),
            counted.reference(),
            counted.on(),
            counted.accessGroups().toArray(String[]::new),
            counted.marking(),
            counted.authority(),
            counted.fiscalYear(),
            amount == null ? null : amount.amount(),
            amount == null ? null : amount.currency(),
            amount == null ? null : amount.basis(),
            counted.basis(),
            counted.unlessCharged(),
            counted.nature(),
            counted.stands()
        };
    }
}
