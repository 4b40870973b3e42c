package org.daylight.review.reviews;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.review.database.Sql;

/** Counts what a review answered and sums it up: all of it, or of a step of a lineage what has changed since the step before. */
@ApplicationScoped
class Counting {

    private static final String COUNTED_ROWS = """
            select type, count(*) n, sum(length(vector)) letters from judged_subject where lineage = ? group by type
            """;

    private static final String COUNTED_TOTALS = """
            select type, sum(subjects) n, sum(met + not_met + undetermined + not_applicable + error) letters
            from review_total where review = ? group by type
            """;

    /** The rows with which a step begins, and those that ended with the step before. */
    private static final String CHANGED = """
            select false as ended, s.* from review r join judged_subject s on s.lineage = r.lineage and s.first = r.step
                and s.first > 1
            where r.id = ?
            union all
            select true, s.* from review r join judged_subject s on s.lineage = r.lineage and s.last = r.step - 1
                and s.last < 2147483647
            where r.id = ?
            """;

    private final Sql sql;

    Counting(Sql sql) {
        this.sql = sql;
    }

    record Counts(long subjects, long letters) {}

    /** @param expected subjects × rules */
    private record Found(Counts counts, long expected) {}

    /** Of a review whose rows are all its own. */
    Counts check(Run run) {
        return check(run, COUNTED_ROWS);
    }

    /** Of a step, by its totals. */
    Counts checkStep(Run run) {
        return check(run, COUNTED_TOTALS);
    }

    private Counts check(Run run, String counted) {
        var found = sql.first(
                        """
                        select coalesce(sum(s.n), 0), coalesce(sum(s.letters), 0), coalesce(sum(s.n * r.n), 0)
                        from (%s) s
                        left join (select subject_type, count(*) n from rulebook_rule where rulebook = ?
                            group by subject_type) r on r.subject_type = s.type
                        """.formatted(counted),
                        row -> new Found(new Counts(row.getLong(1), row.getLong(2)), row.getLong(3)),
                        run.id(),
                        run.rules())
                .orElseThrow();
        var counts = found.counts();
        var manifest = run.manifestCount();
        if (manifest == null || counts.subjects() != manifest) {
            throw new Incomplete("the manifest says %d subjects and %d were answered%s"
                    .formatted(
                            manifest,
                            counts.subjects(),
                            takesOver(run) ? "; open a full review, which takes nothing over" : ""));
        }
        var answers = sql.number("select coalesce(sum(answers), 0) from review_batch where review = ?", run.id());
        if (answers != found.expected() || counts.letters() != found.expected()) {
            throw new Incomplete("subjects × rules is %d and the answers are %d".formatted(found.expected(), answers));
        }
        return counts;
    }

    /** Letters are counted once for each vector: most subjects are answered alike. */
    void total(Run run) {
        sql.update("""
                insert into review_total (review, type, partner, access_groups, marking, subjects, met, not_met, undetermined,
                    not_applicable, error, met_applicability_unknown)
                select lineage, type, partner, access_groups, marking, sum(n),
                    sum(n * letters(vector, 'Mm')), sum(n * letters(vector, 'N')), sum(n * letters(vector, 'U')),
                    sum(n * letters(vector, 'A')), sum(n * letters(vector, 'E')), sum(n * letters(vector, 'm'))
                from (select lineage, type, partner, access_groups, marking, vector, count(*) as n
                    from judged_subject where lineage = ?
                    group by lineage, type, partner, access_groups, marking, vector) alike
                group by lineage, type, partner, access_groups, marking
                """, run.id());
    }

    /** The totals of the step before, with what has changed. */
    void totalStep(Run run) {
        sql.update("""
                insert into review_total (review, type, partner, access_groups, marking, subjects, met, not_met, undetermined,
                    not_applicable, error, met_applicability_unknown)
                select ?, type, partner, access_groups, marking, sum(subjects), sum(met), sum(not_met), sum(undetermined),
                    sum(not_applicable), sum(error), sum(met_applicability_unknown)
                from (
                    select t.type, t.partner, t.access_groups, t.marking, t.subjects, t.met, t.not_met, t.undetermined,
                        t.not_applicable, t.error, t.met_applicability_unknown
                    from review r join review_total t on t.review = r.base where r.id = ?
                    union all
                    select type, partner, access_groups, marking, n, n * letters(vector, 'Mm'), n * letters(vector, 'N'),
                        n * letters(vector, 'U'), n * letters(vector, 'A'), n * letters(vector, 'E'),
                        n * letters(vector, 'm')
                    from (select type, partner, access_groups, marking, vector, sum(case when ended then -1 else 1 end) as n
                        from (%s) changed
                        group by type, partner, access_groups, marking, vector) alike) parts
                group by type, partner, access_groups, marking
                having sum(subjects) <> 0
                """.formatted(CHANGED), run.id(), run.id(), run.id(), run.id());
    }

    /** Of a review whose rows are all its own. */
    AnswerSum answerSum(Run run) {
        var sum = AnswerSum.ofNothing();
        QuarkusTransaction.joiningExisting()
                .run(() -> sql.each(
                        "select subject, vector from judged_subject where lineage = ?",
                        row -> sum.add(row.getString(1), row.getString(2)),
                        run.id()));
        return sum;
    }

    /** The sum of the step before, with what has changed. */
    AnswerSum stepSum(Run run) {
        var sum = AnswerSum.of(sql.first("""
                        select b.answer_sum from review r join review b on b.id = r.base where r.id = ?
                        """, row -> row.getBytes(1), run.id()).orElseThrow());
        sql.each(
                "select ended, subject, vector from (%s) changed".formatted(CHANGED),
                row -> {
                    if (row.getBoolean(1)) {
                        sum.take(row.getString(2), row.getString(3));
                    } else {
                        sum.add(row.getString(2), row.getString(3));
                    }
                },
                run.id(),
                run.id());
        return sum;
    }

    /** One vector per subject in subject order, as reviews without a sum were digested. */
    String digestInOrder(Run run) {
        var sha = Sha256.begin();
        QuarkusTransaction.requiringNew()
                .run(() -> sql.each(
                        "select subject, vector from judged_subject where lineage = ? order by subject",
                        row -> sha.update((row.getString(1) + ' ' + row.getString(2) + '\n').getBytes(UTF_8)),
                        run.id()));
        return Sha256.end(sha);
    }

    private boolean takesOver(Run run) {
        return sql.number("select count(*) from review where id = ? and base is not null", run.id()) > 0;
    }
}
