package org.daylight.review.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.daylight.review.database.Sql;
import org.daylight.review.reviews.Earlier.Base;
import org.daylight.review.reviews.Earlier.Plan;

/**
 * Takes over what a review does not read again. It stays where it lies, and the review becomes the next step of its base's
 * lineage in the transaction that seals it: one that fails before has changed no row of another. From a review that is not
 * the newest of its lineage rows are copied.
 */
@ApplicationScoped
class TakeOver {

    /** A lineage ends when as many rows of it have ended as stand, so that reading a review never costs more than twice its rows. */
    private static final int MOST_ROWS = 2;

    private static final String HERE = "%1$s.lineage = ? and %1$s.first <= ? and %1$s.last >= ?";

    private static final String AGAIN = """
            select again.subject from review_partition d cross join lateral unnest(d.subjects) again (subject) where d.review = ?
            """;

    /** Without what was found as it was before, of which no row was written. */
    private static final String WRITTEN = AGAIN + """
            except select unnest(unchanged) from review_batch where review = ?
            """;

    /** What the base has and was not judged anew, without what has ended with it. */
    private static final String LEFT = """
            select w.subjects - e.subjects as subjects, w.letters - e.letters as letters
            from (select coalesce(sum(t.subjects), 0) as subjects,
                    coalesce(sum(t.met + t.not_met + t.undetermined + t.not_applicable + t.error), 0) as letters
                from review_total t where t.review = r.base and t.type <> all(r.anew)) w,
                (select count(*) as subjects, coalesce(sum(length(s.vector)), 0) as letters
                from judged_subject s where s.lineage = r.lineage and s.last = r.step - 1 and s.last < 2147483647
                    and s.type <> all(r.anew)) e
            """;

    private final Sql sql;
    private final InstantSource clock;

    TakeOver(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** In the caller's transaction, once the partitions are there that are read again. */
    void prepare(Run run, Plan plan, long subjects) {
        var base = plan.base();
        var anew = plan.anew().toArray(String[]::new);
        // At least: what is read again may be new, which is known when it was read.
        var taken = Math.max(0, standing(base, anew) - plan.again());
        var inPlace = base.summed()
                && taken * 2 >= subjects
                && sql.number("select count(*) from review where lineage = ? and step > ?", base.lineage(), base.step())
                        == 0
                && rows(base) + subjects - taken <= MOST_ROWS * subjects;
        sql.update(
                "update review set base = ?, anew = ?, in_place = ? where id = ?", base.id(), anew, inPlace, run.id());
        if (!inPlace) {
            copy(run, base, anew);
        }
    }

    /** How many subjects the base has, without the types that are judged anew. */
    private long standing(Base base, String[] anew) {
        return sql.number(
                "select coalesce(sum(subjects), 0) from review_total where review = ? and type <> all(?)",
                base.id(),
                anew);
    }

    /** How many rows of subjects the steps of a lineage have written. */
    private long rows(Base base) {
        return sql.number("""
                select sum(subjects - case when step = 1 then 0 else carried end)
                    - (select coalesce(sum(cardinality(b.unchanged)), 0) from review s join review_batch b on b.review = s.id
                        where s.lineage = ?)
                from review where lineage = ?
                """, base.lineage(), base.lineage());
    }

    private void copy(Run run, Base base, String[] anew) {
        sql.update(
                """
                insert into judged_subject (lineage, subject, type, partner, label, access_groups, marking, vector,
                    next_change_on, next_change_rule, same_until, partition, batch)
                select ?, s.subject, s.type, s.partner, s.label, s.access_groups, s.marking, s.vector, s.next_change_on,
                    s.next_change_rule, s.same_until, 0, 0
                from judged_subject s where %s and s.type <> all(?)
                    and not exists (select from (%s) again where again.subject = s.subject)
                """.formatted(HERE.formatted("s"), WRITTEN),
                run.id(),
                base.lineage(),
                base.step(),
                base.step(),
                anew,
                run.id(),
                run.id());
        sql.update("""
                insert into judged_answer (lineage, subject, rule, answer, revision, message, disclaimer, missing, reasons,
                    permitted_from, next_change_on, evidence, facts, read_on)
                select s.lineage, a.subject, a.rule, a.answer, a.revision, a.message, a.disclaimer, a.missing, a.reasons,
                    a.permitted_from, a.next_change_on, a.evidence, a.facts, coalesce(a.read_on, ?)
                from judged_answer a
                join judged_subject s on s.lineage = ? and s.partition = 0 and s.subject = a.subject
                where %s
                """.formatted(HERE.formatted("a")), base.asOf(), run.id(), base.lineage(), base.step(), base.step());
        count(run, """
                select count(*) as subjects, coalesce(sum(length(s.vector)), 0) as letters
                from judged_subject s where s.lineage = r.id and s.partition = 0
                """);
    }

    /**
     * Counts what was taken over as a batch of partition 0. What was judged again and is as it was is among what is there, and
     * counts in the batch in which it was judged. A review that was prepared before an upgrade has its batch already.
     */
    private void count(Run run, String there) {
        sql.update("""
                insert into review_batch (review, partition, number, subjects, answers, stored_at)
                select r.id, 0, 0, there.subjects - again.subjects, there.letters - again.letters, ?
                from review r
                cross join lateral (%s) there
                cross join lateral (select coalesce(sum(cardinality(b.unchanged)), 0) as subjects,
                        coalesce(sum(cardinality(b.unchanged) * rules.n), 0) as letters
                    from review_batch b
                    join review_partition p on p.review = b.review and p.number = b.partition
                    left join (select subject_type, count(*) as n from rulebook_rule where rulebook = r.rulebook
                        group by subject_type) rules on rules.subject_type = p.type
                    where b.review = r.id) again
                where r.id = ?
                on conflict do nothing
                """.formatted(there), clock.instant(), run.id());
        sql.update("""
                update review r set carried = b.subjects from review_batch b
                where r.id = ? and b.review = r.id and b.partition = 0
                """, run.id());
    }

    /** How many subjects were read again and differ. */
    long again(Run run) {
        return sql.number(
                "select coalesce(sum(subjects - cardinality(unchanged)), 0) from review_batch where review = ? and partition > 0",
                run.id());
    }

    boolean isInPlace(Run run) {
        return sql.first("select in_place from review where id = ?", row -> row.getBoolean(1), run.id())
                .orElseThrow();
    }

    /** Whether another review has become the next step of the base's lineage, so that everything has to be copied after all. */
    boolean isTaken(Run run) {
        return sql.number("""
                select count(*) from review r join review b on b.id = r.base
                join review n on n.lineage = b.lineage and n.step > b.step where r.id = ?
                """, run.id()) > 0;
    }

    /**
     * Makes the review the next step of its base's lineage; to be called while no other review can be sealed.
     *
     * @return false where another one has become that step meanwhile, so that everything was copied after all
     */
    boolean join(Run run) {
        var joined = sql.first("select take_over_in_place(?)", row -> row.getBoolean(1), run.id())
                .orElseThrow();
        if (joined) {
            count(run, LEFT);
        } else {
            copy(run);
        }
        return joined;
    }

    /** In the caller's transaction; it stays where it lies no more. */
    void copy(Run run) {
        var plan = sql.first(
                        """
                            select b.id, b.as_of, b.known_at, b.rulebook, b.lineage, b.step, b.answer_sum is not null, r.anew
                            from review r join review b on b.id = r.base where r.id = ?
                            """,
                        row -> new Copied(Base.of(row), Sql.texts(row, "anew").toArray(String[]::new)),
                        run.id())
                .orElseThrow();
        copy(run, plan.base, plan.anew);
        sql.update("update review set in_place = false where id = ?", run.id());
    }

    private record Copied(Base base, String[] anew) {}
}
