package org.daylight.review.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.Restrictions;
import org.jspecify.annotations.Nullable;

/** Holds what a replay came to against the review that it repeats. */
@ApplicationScoped
class ReplayStore {

    /**
     * Where a review took over from another one only those partitions can be compared that it read whole: all of what is
     * measured, and of what other rules look at. Totals follow from the answers wherever these are the same; a marking is not
     * a difference, as it is none of a subject.
     */
    private static final String AGAINST = """
            with pair as (
                select n.id as now, w.id as was, n.answer_digest <> w.answer_digest as answers,
                    n.partitions_digest <> w.partitions_digest as partitions, w.answer_digest as answers_then,
                    case when w.base is null then w.partitions_digest end as partitions_then
                from review n join review w on w.id = n.replay_of where n.id = ?),
            total as (
                select t.review, t.type, t.partner, t.access_groups, sum(t.subjects) as subjects, sum(t.met) as met,
                    sum(t.not_met) as not_met, sum(t.undetermined) as undetermined,
                    sum(t.not_applicable) as not_applicable, sum(t.error) as error,
                    sum(t.met_applicability_unknown) as unknown
                from pair p join review_total t on t.review in (p.was, p.now)
                group by t.review, t.type, t.partner, t.access_groups),
            compared as (
                select p.*, exists (select from review_difference d where d.review = p.now) as subjects,
                    exists (
                        select type, partner, count, sha256 from review_partition
                        where review = p.was and subjects is null
                        except all
                        select type, partner, count, sha256 from review_partition where review = p.now) as whole,
                    exists (
                        select from (select * from total where review = p.was) w
                        full join (select * from total where review = p.now) n
                            on n.type = w.type and n.access_groups = w.access_groups
                            and coalesce(n.partner, '') = coalesce(w.partner, '')
                        where (w.subjects, w.met, w.not_met, w.undetermined, w.not_applicable, w.error, w.unknown)
                            is distinct from
                            (n.subjects, n.met, n.not_met, n.undetermined, n.not_applicable, n.error, n.unknown)) as totals
                from pair p)
            select answers_then, partitions_then, array_remove(array[
                case when answers then 'ANSWERS' end,
                case when case when partitions_then is null then whole else partitions end then 'LINES' end,
                case when subjects then 'SUBJECTS' end,
                case when totals and not subjects and not answers then 'TOTALS' end], null) as differs_in
            from compared
            """;

    private static final String SEEN =
            "select count(*) from review_difference d where d.review = ? and " + Restrictions.visible("d");

    private final Sql sql;
    private final Caller caller;

    ReplayStore(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** Null of a review that repeats none. */
    ReviewView.@Nullable Replay of(ResultSet review, UUID id, ReviewState state) throws SQLException {
        var of = review.getObject("replay_of", UUID.class);
        if (of == null) {
            return null;
        }
        var hindsight = review.getString("hindsight");
        var done = state == ReviewState.REPLAYED && hindsight == null;
        var seen = done
                ? (Long) sql.number(SEEN, id, caller.fullSight(), caller.groupsForSql(), caller.groupsForSql())
                : null;
        return sql.first(
                        AGAINST,
                        row -> {
                            var differsIn = done
                                    ? Sql.texts(row, "differs_in").stream()
                                            .map(ReviewView.ReplayPart::valueOf)
                                            .toList()
                                    : List.<ReviewView.ReplayPart>of();
                            return new ReviewView.Replay(
                                    of,
                                    hindsight,
                                    done ? (Boolean) differsIn.isEmpty() : null,
                                    differsIn,
                                    row.getString("answers_then"),
                                    row.getString("partitions_then"),
                                    seen,
                                    URI.create("/v1/reviews/%s/differences".formatted(id)));
                        },
                        id)
                .orElseThrow();
    }
}
